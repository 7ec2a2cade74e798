// The tables and pictures that are in the page without scripts take part: where they name a minimum or transition
// state, a click selects it, and what is selected stands out in them.
function linkStates(model, view) {
  const places = [];  // {node, branch}

  function bind(node, found, words) {
    if (!found) return;
    node.classList.add('state-place');
    if (node.matches('td, tr')) {
      const cell = node.matches('tr') ? node.querySelector('td[data-link]') || node.cells[1] || node.cells[0] : node;
      const inside =
          element('button', {type: 'button', class: 'state-link', 'aria-label': 'Select ' + words}, ...cell.childNodes);
      cell.append(inside);
    } else {
      node.setAttribute('tabindex', '0');
      node.setAttribute('role', 'button');
      node.setAttribute('aria-label', 'Select ' + words);
      node.addEventListener('keydown', event => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          view.select(found.branch);
        }
      });
    }
    node.addEventListener('click', () => view.select(found.branch));
    places.push({node, branch: found.branch});
  }

  for (const node of document.querySelectorAll('[data-minimum]')) {
    bind(node, model.ofMinimum.get(Number(node.dataset.minimum)), 'minimum ' + node.dataset.minimum);
  }
  // Ends of static trees carry the number of the minimum; other pictures say "minimum 12".
  for (const label of document.querySelectorAll('main figure:not(.panel) svg text')) {
    const words = label.textContent.trim();
    const id = /^minimum (\d+)$/.exec(words) ||
        (label.classList.contains('bs-label') && label.closest('[data-tree]') ? /^(\d+)$/.exec(words) : null);
    if (id) bind(label, model.ofMinimum.get(Number(id[1])), 'minimum ' + id[1]);
  }
  view.listen(changed => {
    if (!changed.has('selected')) return;
    for (const {node, branch} of places) node.classList.toggle('state-chosen', branch === view.selected);
  });
}

// The text of a block in which &, <, > and quotes are written as entities.
function plain(text) {
  return new DOMParser()
      .parseFromString(text.replace(/\r?\n/g, '&#10;'), 'text/html')
      .documentElement.textContent.replace(/\n/g, '\r\n');
}

// Pictures that were drawn without scripts can be saved as well, and their data where the page has them.
function offerFiles() {
  let count = 0;
  for (const figure of document.querySelectorAll('main figure:not(.panel)')) {
    const svg = figure.querySelector('svg');
    if (!svg) continue;
    const name = figure.dataset.name || 'figure-' + ++count, table = figure.querySelector('script[type=\'text/csv\']');
    const tools = element(
        'div', {class: 'tools'},
        button('SVG', 'Save this picture as SVG', () => save(name + '.svg', 'image/svg+xml', standalone(svg))));
    if (table)
      tools.append(button(
          'CSV', 'Save the data of this picture as CSV',
          () => save(name + '.csv', 'text/csv', plain(table.textContent))));
    figure.prepend(tools);
  }
}
