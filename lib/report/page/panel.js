// A figure that draws itself: its picture follows the width it is given, its drawing and data can be saved.

// What is under the pointer, in words beside it.
const hint = (() => {
  const box = element('div', {id: 'hint', 'aria-hidden': 'true'});
  return {
    show(words, event) {
      if (!box.parentNode) document.body.append(box);
      box.textContent = words;
      box.style.display = 'block';
      const left = Math.min(event.clientX + 14, innerWidth - box.offsetWidth - 8);
      box.style.left = Math.max(4, left) + 'px';
      box.style.top = (event.clientY + 18 + box.offsetHeight > innerHeight ? event.clientY - 12 - box.offsetHeight :
                                                                             event.clientY + 18) +
          'px';
    },
    hide() { box.style.display = 'none'; }
  };
})();

// Gives the browser's user a file.
function save(name, kind, text) {
  const link = element('a', {href: URL.createObjectURL(new Blob([text], {type: kind})), download: name});
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// The drawing as a file of its own. Colours that the page gives by variables become those they stand for without it.
function standalone(svg) {
  const copy = svg.cloneNode(true);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  if (!copy.querySelector('style')) {
    const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
    style.textContent = document.getElementById('panel-style').textContent.replace(/var\(--[\w-]+,\s*([^)]*)\)/g, '$1');
    const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    for (const [key, value] of [['width', '100%'], ['height', '100%'], ['class', 'p-paper']])
      paper.setAttribute(key, value);
    copy.prepend(style, paper);
  }
  copy.querySelectorAll('[tabindex]').forEach(one => one.removeAttribute('tabindex'));
  return '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(copy) + '\n';
}

// Rows of cells as RFC 4180 wants them. Text that a spreadsheet would take for a formula is led by an apostrophe.
function csv(rows) {
  const cell = value => {
    if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
    const text = String(value === null || value === undefined ? '' : value).replace(/^(?=[=+\-@\t\r])/, '\'');
    return /[",\n\r]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  };
  return rows.map(row => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

// draw(svg, width) draws anew into the d3 selection `svg`; table() gives the rows of the data, names first.
function makePanel(parent, {name, title, caption, label, draw, table, controls = []}) {
  const picture = element('div', {class: 'picture', tabindex: '0', role: 'group', 'aria-label': label + ' ' + caption});
  const tools = element(
      'div', {class: 'tools'}, ...controls,
      button('SVG', 'Save this picture as SVG', () => save(name + '.svg', 'image/svg+xml', standalone(svg.node()))),
      button('CSV', 'Save the data of this picture as CSV', () => save(name + '.csv', 'text/csv', csv(table()))));
  const figure = element(
      'figure', {class: 'panel', id: 'panel-' + name},
      element('div', {class: 'panel-head'}, element('h3', {}, title), tools), picture,
      element('figcaption', {}, caption));
  parent.append(figure);
  const svg = d3.select(picture).append('svg').attr('class', 'panel-svg').attr('role', 'img').attr('aria-label', label);
  const drawNow = () => {
    const width = Math.max(280, Math.round(picture.clientWidth));
    draw(svg, width);
  };
  const panel = {figure, picture, svg, redraw: soon(drawNow)};
  new ResizeObserver(() => panel.redraw()).observe(picture);
  addEventListener('beforeprint', drawNow);
  return panel;
}

// Empties the drawing and gives it a size; returns its layer.
function sheet(svg, width, height, description) {
  svg.selectAll('*').remove();
  svg.attr('viewBox', `0 0 ${width} ${height}`).attr('width', width).attr('height', height);
  svg.append('title').text(svg.attr('aria-label'));
  svg.append('desc').text(description);
  return svg.append('g');
}

// Axes with their names; `scale`s of d3.
function axes(layer, {x, y, left, bottom, right, across, up, ticks = 6}) {
  const minus = value => number(value, 6);
  if (x) {
    layer.append('g')
        .attr('class', 'p-axis')
        .attr('transform', `translate(0,${bottom})`)
        .call(d3.axisBottom(x).ticks(Math.max(3, Math.round((right - left) / 90))).tickFormat(minus).tickSizeOuter(0));
    layer.append('text')
        .attr('class', 'p-name')
        .attr('x', right)
        .attr('y', bottom + 34)
        .attr('text-anchor', 'end')
        .text(across);
  }
  const axis = layer.append('g')
                   .attr('class', 'p-axis')
                   .attr('transform', `translate(${left},0)`)
                   .call(d3.axisLeft(y).ticks(ticks).tickFormat(minus).tickSizeOuter(0));
  axis.selectAll('.tick line').clone().attr('class', 'p-grid').attr('x1', 0).attr('x2', right - left);
  layer.append('text').attr('class', 'p-name').attr('x', 6).attr('y', 13).text(up);
}
