// Small pictures in SVG: axes, curves, atoms that can be turned.
const drawing = (() => {
  const space = 'http://www.w3.org/2000/svg';
  function make(name, attributes = {}, ...children) {
    const element = document.createElementNS(space, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }
  const format = (value, digits = 3) => {
    if (!Number.isFinite(value)) return '–';
    const text = Math.abs(value) >= 1e5 || (value !== 0 && Math.abs(value) < 1e-3) ? value.toExponential(1)
                                                                                  : String(+value.toPrecision(digits));
    return text.replace('-', '−');
  };

  function ticks(low, high, about) {
    const rough = (high - low) / about, power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map(k => k * power).find(size => size >= rough);
    const list = [];
    for (let k = Math.ceil(low / step); k * step <= high + 1e-9 * step; ++k) list.push(k * step);
    return list;
  }

  // A frame with axes in an <svg> of the page; returns scales and a layer that is drawn anew.
  function frame(svg, {width = 640, height = 300, x, y, across, up, words}) {
    svg.replaceChildren();
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    svg.setAttribute('role', 'img');
    const title = make('title'), left = 58, right = width - 12, top = 12, bottom = height - 42;
    title.textContent = words;
    svg.append(title);
    const px = value => left + (value - x[0]) / (x[1] - x[0]) * (right - left);
    const py = value => bottom - (value - y[0]) / (y[1] - y[0]) * (bottom - top);
    for (const value of ticks(...y, 5)) {
      svg.append(make('path', {class: 'grid', d: `M${left} ${py(value)}H${right}`}),
                 make('text', {x: left - 7, y: py(value) + 4, 'text-anchor': 'end'}, format(value)));
    }
    for (const value of ticks(...x, 7)) {
      svg.append(make('path', {class: 'axis', d: `M${px(value)} ${bottom}v5`}),
                 make('text', {x: px(value), y: bottom + 18, 'text-anchor': 'middle'}, format(value)));
    }
    svg.append(make('path', {class: 'axis', d: `M${left} ${top}V${bottom}H${right}`}),
               make('text', {x: (left + right) / 2, y: height - 6, 'text-anchor': 'middle'}, across),
               make('text', {x: 14, y: (top + bottom) / 2, 'text-anchor': 'middle', transform: `rotate(-90 14 ${(top + bottom) / 2})`}, up));
    const layer = make('g');
    svg.append(layer);
    return {px, py, left, right, top, bottom, layer, x, y};
  }

  // A curve over the frame's range, cut where it leaves it.
  function curve(plot, f, style, from = plot.x[0], to = plot.x[1]) {
    let path = '', pen = false;
    for (let k = 0; k <= 300; ++k) {
      const x = from + (to - from) * k / 300, y = f(x);
      const inside = y >= plot.y[0] && y <= plot.y[1];
      if (inside) path += `${pen ? 'L' : 'M'}${plot.px(x).toFixed(1)} ${plot.py(y).toFixed(1)}`;
      pen = inside;
    }
    return make('path', {class: style, d: path});
  }

  // A cluster as balls, nearest last; dragging or arrow keys turn it.
  function cluster(svg, positions, words) {
    const atoms = positions.length / 3, centre = [0, 0, 0];
    positions.forEach((value, k) => { centre[k % 3] += value / atoms; });
    const r = positions.map((value, k) => value - centre[k % 3]);
    let turn = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
    const reach = 0.62 + Math.max(...Array.from({length: atoms}, (_, i) => Math.hypot(r[3 * i], r[3 * i + 1], r[3 * i + 2])));
    svg.setAttribute('viewBox', `${-reach} ${-reach} ${2 * reach} ${2 * reach}`);
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', words);
    svg.setAttribute('tabindex', '0');
    const times = (a, b) => a.map(row => b[0].map((_, c) => row.reduce((sum, value, k) => sum + value * b[k][c], 0)));
    function rotate(across, down) {
      const c = Math.cos(across), s = Math.sin(across), d = Math.cos(down), t = Math.sin(down);
      turn = times(times([[1, 0, 0], [0, d, -t], [0, t, d]], [[c, 0, s], [0, 1, 0], [-s, 0, c]]), turn);
      draw();
    }
    function draw() {
      const seen = [];
      for (let i = 0; i < atoms; ++i) seen.push(turn.map(row => row[0] * r[3 * i] + row[1] * r[3 * i + 1] + row[2] * r[3 * i + 2]));
      const bonds = [];
      for (let i = 0; i < atoms; ++i) {
        for (let j = 0; j < i; ++j) {
          const [a, b] = [seen[i], seen[j]];
          if (Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) < 1.35) bonds.push({z: (a[2] + b[2]) / 2 - 0.01, bond: [a, b]});
        }
      }
      const parts = [...seen.map(p => ({z: p[2], ball: p})), ...bonds].sort((a, b) => a.z - b.z);
      svg.replaceChildren(...parts.map(part => {
        if (part.bond) {
          const [a, b] = part.bond;
          return make('path', {class: 'bond', d: `M${a[0]} ${a[1]}L${b[0]} ${b[1]}`});
        }
        const near = (part.ball[2] + reach) / (2 * reach);
        return make('circle', {class: 'ball', cx: part.ball[0], cy: part.ball[1], r: 0.34, 'fill-opacity': 0.35 + 0.65 * near});
      }));
    }
    let held = null;
    svg.addEventListener('pointerdown', event => { held = [event.clientX, event.clientY]; svg.setPointerCapture(event.pointerId); });
    svg.addEventListener('pointermove', event => {
      if (!held) return;
      rotate((event.clientX - held[0]) / 90, (event.clientY - held[1]) / 90);
      held = [event.clientX, event.clientY];
    });
    svg.addEventListener('pointerup', () => { held = null; });
    svg.addEventListener('keydown', event => {
      const step = {ArrowLeft: [-0.2, 0], ArrowRight: [0.2, 0], ArrowUp: [0, -0.2], ArrowDown: [0, 0.2]}[event.key];
      if (!step) return;
      event.preventDefault();
      rotate(...step);
    });
    rotate(0.5, 0.35);
  }

  return {make, format, frame, curve, cluster};
})();
