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
  function landPicture(svg, {words, up = 'enthalpy H = E + P·x (ε)', range = [-3.4, 2.6]}) {
    const plot = frame(svg, {height: 360, x: xRange, y: range, across: 'place of the atom x (σ)', up, words});
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
    const width = 640, scale = 72, middle = 112, left = 300, radius = scale / 2;
    svg.setAttribute('viewBox', `0 0 ${width} 226`);
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', 'The gate of two atoms, the third atom behind it, the moving atom and the piston, to scale.');
    return (pressure, x) => {
      const at = value => left + scale * value, gap = scale * model.halfGap, push = pressure / pressureMost * 90;
      const piston = at(x) + radius + 5;
      const ball = (kind, cx, cy) => make('circle', {class: kind, cx, cy, r: radius});
      svg.replaceChildren(
        ball('fixed', at(0), middle - gap), ball('fixed', at(0), middle + gap), ball('fixed', at(-model.depth), middle),
        make('path', {class: 'piston', d: `M${piston} ${middle - 70}v140`}),
        make('path', {class: 'push', d: push > 1 ? `M${piston + 8 + push} ${middle}h${-push}m8 -6l-8 6l8 6` : ''}),
        ball('traveller', at(x), middle),
        make('text', {x: at(0), y: middle - gap + 5, 'text-anchor': 'middle', class: 'on'}, 'gate'),
        make('text', {x: at(0), y: middle + gap + 5, 'text-anchor': 'middle', class: 'on'}, 'gate'),
        make('text', {x: at(-model.depth), y: middle + 5, 'text-anchor': 'middle', class: 'on'}, 'third'),
        make('text', {x: piston + 12, y: middle - 52}, `piston, P = ${format(pressure)} ε/σ`));
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
