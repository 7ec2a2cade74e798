// The disconnectivity tree at the pressure of the slider, drawn anew at every position.
function makeTreePanel(parent, model, view) {
  const units = model.data.units;
  const few = 140;  // columns up to which ends get dots and numbers
  let tree = null, placed = null, tallest = 0;

  const heightChoice = element(
      'select', {'aria-label': 'Height of the tree', onchange: () => view.set({height: heightChoice.value})},
      element('option', {value: 'fit'}, 'height fits'),
      element('option', {value: 'all'}, 'same height at all pressures'));

  // Up and down: the enthalpies of the tree, or of the tallest tree there is.
  function range() {
    const chosen = view.selected >= 0 ? model.branches[view.selected] : null;
    const above = chosen && model.exists(chosen, view.P) ? model.along(chosen, view.P).H - tree.lowest : 0;
    const own = Math.max(tree.highest - tree.lowest, above);  // a selected transition state may be no merge
    if (view.height !== 'all') return own > 0 ? own : 1;
    if (tallest === 0) {
      const at = model.atlas ? d3.range(21).map(k => model.range[0] + k * (model.range[1] - model.range[0]) / 20) :
                               model.pressures;
      tallest = d3.max(at.map(P => mergeTree(model, model.settle(P))), one => one.highest - one.lowest) || 1;
    }
    return Math.max(tallest, own);
  }

  function place(width, height) {
    const left = 52, right = width - 12, top = 26, bottom = height - 42;
    const spacing = (right - left) / Math.max(1, tree.columns);
    const span = range();
    return {
      left,
      right,
      top,
      bottom,
      spacing,
      x: column => left + column * spacing,
      y: d3.scaleLinear().domain([0, span * 1.05]).range([bottom, top])
    };
  }

  function describe() {
    const pieces = tree.roots.length;
    return `${tree.leaves.length} minima at P = ${number(view.P, 5)} ${units.pressure}, joined by ${
               tree.merges.length} merges` +
        (pieces > 1 ? ` into ${pieces} pieces` : '') + '.';
  }

  function draw(svg, width) {
    tree = mergeTree(model, view.P);
    const height = Math.round(Math.min(460, Math.max(300, 0.55 * width)));
    placed = place(width, height);
    const {left, right, bottom, spacing, x, y} = placed, up = node => y(node.H - tree.lowest);
    const layer = sheet(svg, width, height, describe());
    axes(layer, {y, left, right, bottom, up: `enthalpy above the lowest minimum (${units.energy})`});
    let lines = '';
    for (const node of tree.merges) {
      lines +=
          `M${x(node.children[0].column).toFixed(1)},${up(node).toFixed(1)}H${x(node.children[1].column).toFixed(1)}`;
      for (const child of node.children)
        lines += `M${x(child.column).toFixed(1)},${up(child).toFixed(1)}V${up(node).toFixed(1)}`;
    }
    for (const root of tree.roots)
      lines += `M${x(root.column).toFixed(1)},${up(root).toFixed(1)}V${(up(root) - 9).toFixed(1)}`;
    layer.append('path').attr('class', 'p-tree').attr('stroke-width', tree.columns > 400 ? 0.7 : 1.5).attr('d', lines);
    if (tree.columns <= few) {
      layer.append('g')
          .selectAll('circle')
          .data(tree.leaves)
          .enter()
          .append('circle')
          .attr('class', 'p-leaf')
          .attr('cx', leaf => x(leaf.column))
          .attr('cy', up)
          .attr('r', 2.8);
    }
    // Numbers where there is room for them; every n-th column else would only puzzle.
    if (spacing >= 15) {
      layer.append('g')
          .selectAll('text')
          .data(tree.leaves)
          .enter()
          .append('text')
          .attr('class', 'p-label')
          .attr('x', leaf => x(leaf.column))
          .attr('y', leaf => up(leaf) + 13)
          .attr('text-anchor', 'middle')
          .text(leaf => {
            const member = model.memberNear(leaf.branch, view.P);
            return member ? member.id : '';
          });
    }
    selection(layer, up);
    for (const {word, branch} of statesAt(model, view.anneal, view.P)) {
      const leaf = tree.leaves.find(one => one.branch === branch);
      if (!leaf) continue;
      const shift = word === '1' ?
          0 :
          statesAt(model, view.anneal, view.P).filter(s => s.branch === branch && s.word < word).length * 19;
      drawMark(layer, word, x(leaf.column) + shift, up(leaf) + (spacing >= 15 ? 25 : 12));
    }
  }

  function selection(layer, up) {
    if (view.selected < 0) return;
    const {x} = placed;
    const leaf = tree.leaves.find(one => one.branch === view.selected);
    if (leaf) {
      let way = `M${x(leaf.column)},${up(leaf)}`;
      for (let node = leaf; node.parent; node = node.parent) way += `V${up(node.parent)}H${x(node.parent.column)}`;
      layer.append('path').attr('class', 'p-chosen').attr('d', way);
      layer.append('circle').attr('class', 'p-chosen-dot').attr('cx', x(leaf.column)).attr('cy', up(leaf)).attr('r', 5);
      return;
    }
    const join = model.connectionsAt(view.P).find(one => one.saddle === view.selected);
    if (!join) return;
    const H = model.along(model.branches[view.selected], view.P).H;
    const merge = tree.merges.find(node => node.saddle === view.selected);
    const ends = merge ?
        merge.children.map(child => child.column) :
        [join.a, join.b].map(branch => (tree.leaves.find(one => one.branch === branch) || {column: NaN}).column);
    if (ends.some(Number.isNaN)) return;
    const height = up({H});
    layer.append('path')
        .attr('class', 'p-chosen' + (merge ? '' : ' p-beside'))
        .attr('d', `M${x(ends[0])},${height}H${x(ends[1])}`);
    layer.append('circle')
        .attr('class', 'p-chosen-dot')
        .attr('cx', (x(ends[0]) + x(ends[1])) / 2)
        .attr('cy', height)
        .attr('r', 5);
  }

  // The minimum or merge under the pointer; null where there is none.
  function under(event) {
    if (!tree) return null;
    const [px, py] = d3.clientPoint(panel.svg.node(), event), {x, y, spacing} = placed,
               up = node => y(node.H - tree.lowest);
    let best = null, least = 7;
    for (const node of tree.merges) {
      const [a, b] = node.children.map(child => x(child.column)).sort((p, q) => p - q);
      const away = Math.hypot(Math.max(a - px, 0, px - b), py - up(node));
      if (away < least) {
        least = away;
        best = node.saddle;
      }
    }
    if (best !== null) return best;
    least = Math.max(9, spacing / 2);
    for (const leaf of tree.leaves) {
      const away = Math.abs(x(leaf.column) - px), top = leaf.parent ? up(leaf.parent) : up(leaf) - 12;
      if (away < least && py > top && py < up(leaf) + 34) {
        least = away;
        best = leaf.branch;
      }
    }
    return best;
  }

  function words(branch) {
    const above = model.along(model.branches[branch], view.P).H - tree.lowest;
    return `${model.name(branch, view.P)}: ${fixed(above, 4)} ${units.energy} above the lowest minimum`;
  }

  const panel = makePanel(parent, {
    name: 'tree',
    title: 'Disconnectivity tree',
    draw,
    controls: [heightChoice],
    label: 'Disconnectivity tree at the pressure of the slider.',
    caption:
        'Every branch ends at the enthalpy of a minimum; branches meet where the lowest transition state joins them. ' +
        'Click an end or a crossbar; with the keyboard, ← and → go from minimum to minimum, ↑ and ↓ up and down the ' +
        'merges.' +
        (model.atlas ?
             ' A branch keeps its place at every pressure; between explored pressures, what a transition state joins ' +
                 'is as found at the nearer of them; a minimum stands by itself where nothing that joins it passes ' +
                 'an explored pressure.' :
             ''),
    table: () => {
      tree = mergeTree(model, view.P);
      const all = [...tree.leaves, ...tree.merges], row = new Map(all.map((node, k) => [node, k + 1]));
      return [
        ['node', 'kind', 'id', 'column', `H (${units.energy})`, 'parent node', `P = ${view.P} ${units.pressure}`],
        ...all.map(
            node =>
                [row.get(node), node.children.length ? 'transition state' : 'minimum',
                 (model.memberNear(node.children.length ? node.saddle : node.branch, view.P) || {id: ''}).id,
                 node.column, node.H, node.parent ? row.get(node.parent) : '', ''])
      ];
    }
  });
  panel.picture.addEventListener('mousemove', event => {
    const branch = under(event);
    panel.picture.style.cursor = branch === null ? '' : 'pointer';
    if (branch === null)
      hint.hide();
    else
      hint.show(words(branch), event);
  });
  panel.picture.addEventListener('mouseleave', hint.hide);
  panel.picture.addEventListener('click', event => {
    const branch = under(event);
    if (branch !== null) view.select(branch);
  });
  panel.picture.addEventListener('keydown', event => {
    if (!tree || !['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    const row = tree.leaves.slice().sort((a, b) => a.column - b.column);
    const leaf = tree.leaves.find(one => one.branch === view.selected),
          merge = tree.merges.find(one => one.saddle === view.selected);
    let next = null;
    if (event.key === 'ArrowUp')
      next = (leaf || merge || {}).parent || null;
    else if (event.key === 'ArrowDown')
      next = merge ? merge.children[0] : null;
    else if (!leaf)
      next = merge ? merge.children[event.key === 'ArrowLeft' ? 0 : 1] : row[0];
    else
      next = row[row.indexOf(leaf) + (event.key === 'ArrowLeft' ? -1 : 1)];
    if (next) view.set({selected: next.children.length ? next.saddle : next.branch});
  });
  view.listen(changed => {
    if (changed.has('height')) heightChoice.value = view.height;
    if (['P', 'selected', 'anneal', 'height'].some(key => changed.has(key))) panel.redraw();
  });
  return panel;
}
