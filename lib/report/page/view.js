// What the reader looks at: the pressure, what is selected, the anneal and the choices of axes. Every panel listens;
// the address carries it, so that it can be sent.
function makeView(model) {
  const start = model.data.shown === undefined ? 0 : model.data.shown;
  const view =
      {P: model.settle(model.range[0]), selected: -1, anneal: start, height: 'fit', saddles: false, events: 'minima'};
  const listeners = [];
  let waiting = null;

  function selectionWords() {
    if (view.selected < 0) return '';
    const branch = model.branches[view.selected], member = model.memberNear(view.selected, view.P);
    if (!member) return 'b' + branch.id;
    return (branch.index === 0 ? 'm' : 't') + member.id;
  }

  function selectionOf(words) {
    const id = Number(words.slice(1));
    if (words[0] === 'b') return model.branches.findIndex(branch => branch.followed && branch.id === id);
    const found = (words[0] === 't' ? model.ofSaddle : model.ofMinimum).get(id);
    return found ? found.branch : -1;
  }

  function address() {
    const words = [`P=${Number(view.P.toPrecision(10))}`];
    if (view.selected >= 0) words.push('select=' + selectionWords());
    if (view.anneal !== start) words.push('anneal=' + view.anneal);
    if (view.height !== 'fit') words.push('height=' + view.height);
    if (view.saddles) words.push('saddles=1');
    if (view.events !== 'minima') words.push('events=' + view.events);
    return '#' + words.join('&');
  }

  // Browsers count how often the address changes.
  function writeAddress() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      try {
        history.replaceState(null, '', address());
      } catch (refused) { /* not kept */
      }
    }, 200);
  }

  function readAddress() {
    const words = location.hash.slice(1);
    if (!words.includes('=')) return;
    const given = new URLSearchParams(words), pressure = parseFloat(given.get('P')),
          anneal = Number(given.get('anneal'));
    const [low, high] = model.range;
    if (Number.isFinite(pressure)) view.P = model.settle(Math.min(high, Math.max(low, pressure)));
    view.selected = given.has('select') ? selectionOf(given.get('select')) : -1;
    if (given.has('anneal') && model.data.anneals[anneal]) view.anneal = anneal;
    view.height = given.get('height') === 'all' ? 'all' : 'fit';
    view.saddles = given.get('saddles') === '1';
    view.events = given.get('events') === 'all' ? 'all' : 'minima';
  }

  function tell(changed) {
    for (const listener of listeners) listener(changed);
  }

  view.listen = listener => listeners.push(listener);
  view.set = changes => {
    if (changes.P !== undefined) changes.P = model.settle(changes.P);
    const changed = Object.keys(changes).filter(key => changes[key] !== view[key]);
    if (changed.length === 0) return;
    Object.assign(view, changes);
    tell(new Set(changed));
    writeAddress();
  };
  // A state that was not followed is seen at its own pressure only, so the view goes there.
  view.select = branch => {
    if (branch === view.selected) return view.set({selected: -1});
    view.set(model.branches[branch].followed ? {selected: branch} : {selected: branch, P: model.branches[branch].from});
  };
  view.everything = () => tell(new Set(['P', 'selected', 'anneal', 'height', 'saddles', 'events']));
  view.address = address;
  readAddress();
  addEventListener('hashchange', () => {
    readAddress();
    view.everything();
  });
  return view;
}
