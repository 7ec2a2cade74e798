// Every branch over the pressure: enthalpy above the lowest minimum, with folds, crossings and the slider's place.
function makeDiagramPanel(parent, model, view) {
  const units = model.data.units, [low, high] = model.range;
  const manySaddles = 4000, manyBranches = 400;
  const saddleChoice = element('input', {type: 'checkbox', onchange: () => view.set({saddles: saddleChoice.checked})});
  let curves = null, placed = null;

  // Points of all branches relative to the lowest minimum: on common pressures, and at their ends where that is cheap.
  function makeCurves() {
    const minima = model.branches.filter(branch => branch.index === 0).length;
    const grid = model.atlas ? d3.range(241).map(k => low + k * (high - low) / 240).filter(model.followedAt) : [];
    const lowest = new Map(grid.map(P => [P, model.lowestAt(P)]));
    curves = model.branches.map((branch, number) => {
      const own = !branch.followed ? branch.P : minima <= manyBranches ? [branch.from, ...branch.P, branch.to] : [];
      const at =
          [...new Set([
            ...own.filter(P => model.exists(branch, P)), ...grid.filter(P => branch.followed && model.exists(branch, P))
          ])].sort((a, b) => a - b);
      const points = at.map(P => {
                         if (!lowest.has(P)) lowest.set(P, model.lowestAt(P));
                         return [P, model.along(branch, P).H - lowest.get(P)];
                       }).filter(([, H]) => Number.isFinite(H));
      return {number, index: branch.index, followed: branch.followed, points};
    });
  }

  const shown = () => curves.filter(curve => curve.points.length > 0 && (curve.index === 0 || view.saddles));

  function draw(svg, width) {
    if (!curves) makeCurves();
    const left = 52, right = width - 12, top = 26, height = Math.round(Math.min(380, Math.max(260, 0.5 * width))),
          bottom = height - 42;
    const all = shown();
    const x = d3.scaleLinear().domain(high > low ? [low, high] : [low - 1, high + 1]).range([left, right]);
    const y =
        d3.scaleLinear().domain([0, 1.04 * d3.max(all, curve => d3.max(curve.points, point => point[1])) || 1]).range([
          bottom, top
        ]);
    placed = {x, y, left, right, top, bottom};
    const line = d3.line().x(point => x(point[0])).y(point => y(point[1]));
    const layer = sheet(
        svg, width, height, `${all.length} branches from P = ${number(low)} to ${number(high)} ${units.pressure}.`);
    axes(layer, {
      x,
      y,
      left,
      right,
      bottom,
      across: `pressure P (${units.pressure})`,
      up: `enthalpy above the lowest minimum (${units.energy})`
    });
    for (const kind of [1, 0]) {
      const some = all.filter(curve => curve.index === kind), style = kind === 0 ? 'p-minimum' : 'p-saddle';
      layer.append('g')
          .selectAll('path')
          .data(some.filter(curve => curve.points.length > 1))
          .enter()
          .append('path')
          .attr('class', style + (view.selected >= 0 ? ' p-faint' : ''))
          .attr('d', curve => line(curve.points));
      layer.append('g')
          .selectAll('circle')
          .data(some.filter(curve => !curve.followed || curve.points.length === 1))
          .enter()
          .append('circle')
          .attr('class', style + '-dot')
          .attr('cx', curve => x(curve.points[0][0]))
          .attr('cy', curve => y(curve.points[0][1]))
          .attr('r', 2.6);
    }
    happenings(layer, x, y);
    const chosen = view.selected >= 0 ? curves[view.selected] : null;
    if (chosen && chosen.points.length > 0) {
      layer.append('path').attr('class', 'p-chosen').attr('d', line(chosen.points));
    }
    moving(layer.append('g').attr('class', 'p-moving'));
  }

  // Ends of branches of minima in events, and where two of them change their order.
  function happenings(layer, x, y) {
    if (!model.atlas) return;
    const there = (P, H) => H - model.lowestAt(P);
    const marks = [];
    for (const event of model.atlas.events) {
      if (!event.branches.some(b => b >= 0 && model.branches[b].index === 0)) continue;
      const height = there(event.P, event.H);
      if (Number.isFinite(height))
        marks.push(
            {P: event.P, height, words: `${event.course || event.kind} at P = ${number(event.P, 7)}`, fold: true});
    }
    for (const crossing of model.atlas.crossings) {
      const height = there(crossing.P, crossing.H);
      if (Number.isFinite(height))
        marks.push({P: crossing.P, height, words: `crossing at P = ${number(crossing.P, 7)}`, fold: false});
    }
    const each = layer.append('g')
                     .selectAll('circle')
                     .data(marks)
                     .enter()
                     .append('circle')
                     .attr('class', mark => mark.fold ? 'p-fold' : 'p-crossing')
                     .attr('r', mark => mark.fold ? 4 : 3)
                     .attr('cx', mark => x(mark.P))
                     .attr('cy', mark => y(Math.max(0, mark.height)));
    each.append('title').text(mark => mark.words);
  }

  // What follows the slider: the cursor, the place on the selected branch and the states.
  function moving(layer) {
    const {x, y, top, bottom} = placed;
    layer.selectAll('*').remove();
    layer.append('line')
        .attr('class', 'p-cursor')
        .attr('x1', x(view.P))
        .attr('x2', x(view.P))
        .attr('y1', top)
        .attr('y2', bottom);
    const lowest = model.lowestAt(view.P);
    if (view.selected >= 0 && model.exists(model.branches[view.selected], view.P)) {
      const H = model.along(model.branches[view.selected], view.P).H - lowest;
      layer.append('circle').attr('class', 'p-chosen-dot').attr('cx', x(view.P)).attr('cy', y(H)).attr('r', 5);
    }
    const taken = [];  // heights of markers: those that would cover each other stand side by side
    for (const {word, branch} of statesAt(model, view.anneal, view.P)) {
      const height = y(model.along(model.branches[branch], view.P).H - lowest);
      const side = taken.filter(other => Math.abs(other - height) < 19).length;
      taken.push(height);
      const step = x(view.P) + 24 > placed.right ? -20 : 20;
      drawMark(layer, word, x(view.P) + step * side, height);
    }
  }

  function under(event) {
    if (!curves || !placed) return null;
    const [px, py] = d3.clientPoint(panel.svg.node(), event), {x, y} = placed, P = x.invert(px);
    let best = null, least = 12;
    for (const curve of shown()) {
      const points = curve.points, k = d3.bisector(point => point[0]).left(points, P);
      for (const [a, b] of [[points[k - 1], points[k]]]) {
        const away = a && b ? Math.abs(py - y(a[1] + (b[1] - a[1]) * (P - a[0]) / (b[0] - a[0] || 1))) :
                              Math.hypot(px - x((a || b)[0]), py - y((a || b)[1]));
        if (away < least) {
          least = away;
          best = curve.number;
        }
      }
    }
    return best;
  }

  const panel = makePanel(parent, {
    name: 'enthalpy-pressure',
    title: 'Enthalpy against pressure',
    draw,
    label: 'Enthalpy of every branch against pressure, above the lowest minimum.',
    controls: [element('label', {class: 'choice'}, saddleChoice, ' transition states')],
    caption: model.atlas ?
        'Every branch, above the lowest minimum at its pressure: minima blue, transition states orange. Filled ' +
            'circles: a minimum ends or is born (fold, pitchfork); open ones: two minima change their order. Click a ' +
            'line to select it, anywhere else to go to that pressure.' :
        'Every minimum at the explored pressures, above the lowest; the states were not followed between them. ' +
            'Click a point to select it.',
    table: () => {
      if (!curves) makeCurves();
      const rows = [['branch', 'kind', `P (${units.pressure})`, `H above the lowest minimum (${units.energy})`]];
      for (const curve of shown()) {
        for (const [P, H] of curve.points) {
          rows.push([
            model.branches[curve.number].id || model.name(curve.number, P),
            curve.index === 0 ? 'minimum' : 'transition state', P, H
          ]);
        }
      }
      return rows;
    }
  });
  if (model.branches.length > manySaddles) saddleChoice.disabled = true;
  panel.picture.addEventListener('mousemove', event => {
    const number = under(event);
    panel.picture.style.cursor = 'pointer';
    if (number === null)
      hint.hide();
    else
      hint.show(model.name(number, placed.x.invert(d3.clientPoint(panel.svg.node(), event)[0])), event);
  });
  panel.picture.addEventListener('mouseleave', hint.hide);
  panel.picture.addEventListener('click', event => {
    const branch = under(event);
    if (branch !== null) return view.select(branch);
    const px = d3.clientPoint(panel.svg.node(), event)[0];
    if (placed && px >= placed.left && px <= placed.right)
      view.set({P: Math.min(high, Math.max(low, placed.x.invert(px)))});
  });
  view.listen(changed => {
    if (changed.has('saddles')) saddleChoice.checked = view.saddles;
    if (['selected', 'saddles'].some(key => changed.has(key)) || !placed) return panel.redraw();
    if (changed.has('P') || changed.has('anneal')) moving(panel.svg.select('.p-moving'));
  });
  return panel;
}
