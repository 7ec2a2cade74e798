// Puts the panels together. Whatever fails here leaves the page as it is without scripts.
function start() {
  const section = document.getElementById('explorer'), block = document.getElementById('page-data');
  if (!section || !block) return;
  const model = makeModel(JSON.parse(block.textContent)), view = makeView(model), {data} = model;
  section.hidden = false;

  const bar = element('div', {class: 'bar'}), main = element('div', {class: 'panels'}), left = element('div'),
        right = element('div', {class: 'beside'});
  main.append(left, right);
  section.append(bar, main);
  if (data.anneals.length > 1) {
    const {units} = data;
    const choice = element(
        'select', {id: 'anneal', onchange: () => view.set({anneal: Number(choice.value)})},
        ...data.anneals.map(
            (anneal, k) => element(
                'option', {value: k},
                `P = ${number(anneal.P)}, T = ${number(anneal.T)} (${anneal.start}): ` +
                    `ΔE = ${fixed(anneal.gain, 3)} ${units.energy}`)));
    bar.append(element('label', {for: 'anneal'
               }, 'States 1, 2, 3 of the anneal at '), choice);
    view.listen(changed => {
      if (changed.has('anneal')) choice.value = view.anneal;
    });
  }
  makeTreePanel(left, model, view);
  if (model.range[1] > model.range[0]) {  // one pressure alone is no axis
    makeSlider(left, model, view);
    makeDiagramPanel(left, model, view);
  }
  makeStructurePanel(right, model, view);
  linkStates(model, view);
  offerFiles();
  const contents = document.querySelector('nav ul');
  if (contents) contents.prepend(element('li', {}, element('a', {href: '#explore'}, 'Explore')));
  view.everything();
}
start();
