// Pictures of the atom before the gate.
function gatePictures(model) {
  const {make, frame, curve, format} = drawing;
  const xRange = [-0.62, 1.1];

  // The pair curve with a distance that can be moved.
  function pairPicture(svg, distances) {
    const plot = frame(svg, {x: [0.9, 2.2], y: [-1.2, 1.6], across: 'distance r between two atoms (σ)', up: 'energy (ε)',
                             words: 'Energy of two atoms against their distance: a steep wall, a valley, a long tail.'});
    svg.append(curve(plot, r => model.pair(r).energy, 'land'));
    for (const {name, r} of distances) {
      const y = Math.min(model.pair(r).energy, plot.y[1] - 0.1);
      svg.append(make('circle', {class: 'place', cx: plot.px(r), cy: plot.py(y), r: 5}),
                 make('text', {class: 'name', x: plot.px(r) + 9, y: plot.py(y) - 7}, name));
    }
    const ball = make('circle', {class: 'traveller', r: 8});
    svg.append(ball);
    return r => {
      ball.setAttribute('cx', plot.px(r));
      ball.setAttribute('cy', plot.py(Math.min(model.pair(r).energy, plot.y[1])));
    };
  }

  // H(x; P) with the atom on it, and below it where the atoms are. Returns update(pressure, x).
  function landPicture(svg, {words, range = [-3.4, 2.6]}) {
    const plot = frame(svg, {height: 360, x: xRange, y: range, across: 'place of the atom x (σ)', up: 'enthalpy H = E + P·x (ε)', words});
    return (pressure, x) => {
      const h = at => model.energy(at) + pressure * at, {before, behind} = model.states(pressure);
      plot.layer.replaceChildren(curve(plot, h, 'land'));
      if (pressure !== 0) plot.layer.append(curve(plot, model.energy, 'ghost'));
      for (const [name, point] of [['before the gate', before], ['behind it', behind]]) {
        if (!point) continue;
        plot.layer.append(make('text', {class: 'name', x: plot.px(point.x), y: plot.py(point.enthalpy) + 24,
                                        'text-anchor': 'middle'}, name));
      }
      plot.layer.append(make('circle', {class: 'traveller', cx: plot.px(x), cy: Math.max(plot.top, plot.py(h(x)) - 8), r: 8}));
    };
  }

  // The atoms themselves, to scale. Returns update(pressure, x).
  function atomsPicture(svg, pressureMost) {
    const width = 640, scale = 150, middle = 95, left = 330;
    svg.setAttribute('viewBox', `0 0 ${width} 190`);
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', 'The gate of two atoms, the third atom behind it, the moving atom and the piston, to scale.');
    return (pressure, x) => {
      const at = value => left + scale * value, gap = scale * model.halfGap * 0.62;
      const push = pressure / pressureMost * 60;
      svg.replaceChildren(
        make('circle', {class: 'fixed', cx: at(0), cy: middle - gap, r: 33}),
        make('circle', {class: 'fixed', cx: at(0), cy: middle + gap, r: 33}),
        make('circle', {class: 'fixed', cx: at(-model.depth), cy: middle, r: 33}),
        make('path', {class: 'piston', d: `M${at(x) + 46} ${middle - 78}v156`}),
        make('path', {class: 'push', d: push > 1 ? `M${at(x) + 56 + push} ${middle}h${-push}m8 -6l-8 6l8 6` : ''}),
        make('circle', {class: 'traveller', cx: at(x), cy: middle, r: 33}),
        make('text', {x: at(0), y: 186, 'text-anchor': 'middle'}, 'gate'),
        make('text', {x: at(-model.depth), y: 186, 'text-anchor': 'middle'}, 'third atom'),
        make('text', {x: Math.min(at(x) + 56, width - 60), y: 14}, `piston, P = ${format(pressure)} ε/σ`));
    };
  }

  // Two bars: how many are before and behind.
  function sharePicture(svg, words) {
    svg.setAttribute('viewBox', '0 0 640 74');
    svg.setAttribute('role', 'img');
    return share => {
      svg.setAttribute('aria-label', `${words}: ${format(100 * share)} % behind the gate`);
      const long = 560 * share;
      svg.replaceChildren(
        make('rect', {class: 'bar-behind', x: 40, y: 8, width: long, height: 34}),
        make('rect', {class: 'bar-before', x: 40 + long, y: 8, width: 560 - long, height: 34}),
        make('text', {x: 40, y: 62}, `behind the gate ${format(100 * share)} %`),
        make('text', {x: 600, y: 62, 'text-anchor': 'end'}, `before it ${format(100 * (1 - share))} %`));
    };
  }

  return {pairPicture, landPicture, atomsPicture, sharePicture};
}
