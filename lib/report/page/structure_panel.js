// The atoms of what is selected, what is known of it, and for a transition state the path over it.
function makeStructurePanel(parent, model, view) {
  const {data} = model, {units, system} = data;
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const holder = element('div', {class: 'atoms', tabindex: '0', role: 'img'});
  const note = element('p', {class: 'atoms-note'}), facts = element('dl', {class: 'facts', 'aria-live': 'polite'});
  const heading = element('h3', {}, 'Structure');
  const playButton =
      button('▶ play path', 'Show the path of steepest descent over this transition state', () => togglePath());
  const wayButton = button('▶ 1 → 2', 'Show the way from state 1 to state 2 under pressure', () => playWay());
  const filmSlider =
      element('input', {type: 'range', min: 0, max: 1, step: 'any', 'aria-label': 'Along the path', class: 'film'});
  const filmWords = element('p', {class: 'film-words'});
  const film = element('div', {class: 'film-row', hidden: true}, filmSlider, filmWords);
  const xyzButton = button('XYZ', 'Save this structure as extended XYZ', () => saveXyz());
  const figure = element(
      'figure', {class: 'panel', id: 'panel-structure'},
      element(
          'div', {class: 'panel-head'}, heading, element('div', {class: 'tools'}, playButton, wayButton, xyzButton)),
      holder, film, note, facts);
  parent.append(figure);

  let painter = null, turn = new THREE.Quaternion().setFromEuler(new THREE.Euler(0.35, 0.5, 0)), zoom = 1;
  let atoms = null;  // what is shown, as of model.positions
  let shown = null;  // {branch, member}
  let path = null;   // {frames, top, heights, ends}
  let running = 0;
  const species = system ? system.species : [], size = system ? system.size : 1;

  // The three vectors of the cell in a drawing, or none of a cluster.
  const vectors = x => system && system.cell ?
      [0, 3, 6].map(k => Array.from(x.slice(3 * species.length + k, 3 * species.length + k + 3))) :
      [];

  // Sticks between neighbours: nearer than 1.3 times the distance at which a Lennard-Jones pair is lowest, 2^{1/6} σ.
  // Towards an image of an atom they go half the way.
  function sticks(x) {
    const near = 1.3 * 2 ** (1 / 6) * size, list = [], radius = 0.16 * 0.36 * size;
    let images = [[0, 0, 0]];
    for (const v of vectors(x)) images = images.flatMap(at => [-1, 0, 1].map(n => at.map((c, k) => c + n * v[k])));
    for (let i = 0; i < species.length; ++i) {
      const from = Array.from(x.slice(3 * i, 3 * i + 3));
      for (let j = 0; j < species.length; ++j) {
        for (const image of images) {
          const to = image.map((c, k) => x[3 * j + k] + c), here = image.every(c => c === 0);
          if ((here && j >= i) || Math.hypot(...to.map((c, k) => c - from[k])) > near) continue;
          list.push({from, to: here ? to : to.map((c, k) => (c + from[k]) / 2), radius});
        }
      }
    }
    return list.concat(edges(x));
  }

  function edges(x) {
    const corners = vectors(x), list = [], radius = 0.025 * size;
    corners.forEach((along, k) => {
      const [b, c] = corners.filter((_, other) => other !== k);
      for (const signs of [[-1, -1], [-1, 1], [1, -1], [1, 1]]) {
        const end = sign => along.map((part, n) => (sign * part + signs[0] * b[n] + signs[1] * c[n]) / 2);
        list.push({from: end(-1), to: end(1), radius});
      }
    });
    return list;
  }

  // How far from the middle anything is.
  function reachOf(x) {
    let reach = 0;
    const far = place => { reach = Math.max(reach, Math.hypot(...place)); };
    for (let k = 0; k < 3 * species.length; k += 3) far(x.slice(k, k + 3));
    edges(x).forEach(edge => far(edge.to));
    return reach;
  }

  function paint() {
    if (!atoms || !holder.clientWidth) return;
    if (!painter) {
      painter = makePainter(holder);
      if (painter.kind === 'plane') note.textContent = 'This browser has no WebGL; the atoms are drawn as discs.';
      holder.dataset.painter = painter.kind;
    }
    painter.draw(
        {
          positions: Array.from(atoms),
          species,
          sticks: sticks(atoms),
          radius: 0.36 * size,
          turn,
          reach: (1.12 * reachOf(path ? path.frames[path.top] : atoms) + 0.45 * size) / zoom
        },
        holder.clientWidth, holder.clientHeight);
    holder.dataset.atoms = species.length;
  }
  const repaint = soon(paint);
  new ResizeObserver(repaint).observe(holder);

  function rotate(dx, dy) {
    turn.premultiply(new THREE.Quaternion().setFromEuler(new THREE.Euler(dy, dx, 0)));
    repaint();
  }
  let grip = null;
  holder.addEventListener('pointerdown', event => {
    grip = [event.clientX, event.clientY];
    holder.setPointerCapture(event.pointerId);
  });
  holder.addEventListener('pointermove', event => {
    if (!grip) return;
    rotate((event.clientX - grip[0]) * 0.01, (event.clientY - grip[1]) * 0.01);
    grip = [event.clientX, event.clientY];
  });
  for (const end of ['pointerup', 'pointercancel'])
    holder.addEventListener(end, () => {
      grip = null;
    });
  holder.addEventListener('wheel', event => {
    if (document.activeElement !== holder) return;  // the page scrolls until the picture was touched
    event.preventDefault();
    zoom = Math.min(4, Math.max(0.4, zoom * Math.exp(-0.001 * event.deltaY)));
    repaint();
  }, {passive: false});
  holder.addEventListener('keydown', event => {
    const by = {ArrowLeft: [-0.15, 0], ArrowRight: [0.15, 0], ArrowUp: [0, -0.15], ArrowDown: [0, 0.15]}[event.key];
    if (by) {
      event.preventDefault();
      rotate(...by);
    }
    if (event.key === '+' || event.key === '-') {
      zoom = Math.min(4, Math.max(0.4, zoom * (event.key === '+' ? 1.1 : 1 / 1.1)));
      repaint();
    }
  });

  function stopFilm() {
    cancelAnimationFrame(running);
    running = 0;
    playButton.textContent = '▶ play path';
    wayButton.textContent = '▶ 1 → 2';
  }
  function dropPath() {
    stopFilm();
    path = null;
    film.hidden = true;
  }

  function showFrame(at) {
    const k = Math.round(at * (path.frames.length - 1));
    atoms = path.frames[k];
    filmSlider.value = at;
    const rise = path.heights[k] - Math.min(...path.ends);
    const state = path.states ? path.states.filter(([place]) => place <= k).pop() : null;
    const here = state ? ['minimum', 'transition state'][state[1]] + ' ' + state[2] : '';
    filmWords.textContent = `H − H of the lower end: ${fixed(rise, 4)} ${units.energy}` +
        (state ? (state[0] === k ? `, ${here}` : `, after ${here}`) :
             k === path.top ? ', transition state' :
                              '');
    repaint();
  }
  filmSlider.addEventListener('input', () => {
    stopFilm();
    showFrame(filmSlider.valueAsNumber);
  });

  const canCompute = () => shown && model.branches[shown.branch].index === 1 && system && system.lennardJones;
  function togglePath() {
    if (!canCompute() || !atoms) return;
    if (running) return stopFilm();
    if (!path) {
      const surface = {species, atomRadius: system.atomRadius, ...system.lennardJones};
      path = descent.path(surface, model.positions(shown.branch, shown.member), shown.member.P);
      film.hidden = false;
      judgeEnds();
    }
    run(playButton);
  }

  // The way from state 1 to state 2 was worked out with the report, for any potential.
  function playWay() {
    if (running) return stopFilm();
    if (!path || !path.states) {
      path = model.film();
      film.hidden = holder.hidden = false;
      filmSlider.value = 0;
      shown = null;
      const {P, from, to} = data.film;
      heading.textContent = `From state 1 to state 2 at P = ${number(P)} ${units.pressure}`;
      facts.replaceChildren();
      fact('from', link(model.ofMinimum.get(from).branch, `minimum ${from}`), ', which is state 1 under pressure');
      fact('to', link(model.ofMinimum.get(to).branch, `minimum ${to}`), ', state 2');
      fact('over', String(path.states.filter(([, index]) => index === 1).length) + ' transition states');
      fact('highest', `${fixed(path.heights[path.top] - path.heights[0], 4)} ${units.energy} above the start`);
      note.textContent = 'The lowest path in the landscape, each step down by steepest descent.';
      playButton.hidden = true;
    }
    run(wayButton);
  }

  function run(control) {
    if (calm.matches) return showFrame(path.top / (path.frames.length - 1));
    control.textContent = '❚❚ pause';
    const seconds = path.states ? Math.max(6, path.frames.length / 25) : 6;
    let before = null, at = filmSlider.valueAsNumber >= 0.999 ? 0 : filmSlider.valueAsNumber || 0;
    const frame = time => {
      if (before !== null) at += (time - before) / 1000 / seconds;
      before = time;
      showFrame(Math.min(1, at));
      if (at >= 1) return stopFilm();
      running = requestAnimationFrame(frame);
    };
    running = requestAnimationFrame(frame);
  }

  // Are the ends of the descent the minima the landscape knows?
  function judgeEnds() {
    const landscape = model.landscapes[shown.member.landscape], {saddles, minima} = landscape,
          place = shown.member.place;
    const known = [minima.H[saddles.a[place]], minima.H[saddles.b[place]]];
    const away = (a, b) => Math.max(Math.abs(path.ends[0] - known[a]), Math.abs(path.ends[1] - known[b]));
    note.textContent = Math.min(away(0, 1), away(1, 0)) < 1e-4 ?
        'Steepest descent on both sides, worked out in this page; it ends in the two minima of the landscape.' :
        `Steepest descent worked out in this page ends at H = ${fixed(path.ends[0], 5)} and ${fixed(path.ends[1], 5)} ${
            units.energy}; ` +
            `the landscape joins minima at ${fixed(known[0], 5)} and ${fixed(known[1], 5)} ${units.energy}.`;
  }

  function saveXyz() {
    if (!atoms) return;
    const names = system.names,
          lattice = system.cell ? `Lattice="${vectors(atoms).flat().map(c => c.toFixed(8)).join(' ')}" pbc="T T T" ` : '',
          lines = [String(species.length), `${lattice}Properties=species:S:1:pos:R:3 name="${heading.textContent}"`];
    species.forEach(
        (kind, i) =>
            lines.push([names[kind], ...Array.from(atoms.slice(3 * i, 3 * i + 3), c => c.toFixed(8))].join(' ')));
    save(heading.textContent.replace(/\W+/g, '-') + '.xyz', 'chemical/x-xyz', lines.join('\n') + '\n');
  }

  function fact(name, ...value) { facts.append(element('dt', {}, name), element('dd', {}, ...value)); }
  function link(branch, words) {
    return element('button', {type: 'button', class: 'state-link', onclick: () => view.select(branch)}, words);
  }

  function tellFacts(branch, member) {
    facts.replaceChildren();
    const record = model.branches[branch];
    if (!member) {
      fact(
          'lives',
          `from P = ${number(record.from)} to ${number(record.to)} ${units.pressure}, between explored pressures`);
      return;
    }
    const landscape = model.landscapes[member.landscape], {minima, saddles} = landscape;
    fact(
        'pressure',
        `${number(member.P)} ${units.pressure}` + (Math.abs(member.P - view.P) > 1e-9 ? ', the nearest explored' : ''));
    fact('H', `${fixed(member.H, 6)} ${units.energy}`);
    if (member.P !== 0) fact('E', `${fixed(member.H - member.P * member.V, 6)} ${units.energy}`);
    if (member.V > 0) fact('V', `${fixed(member.V, 5)} ${units.volume}`);
    fact('point group', `order ${member.order}`);
    if (record.index === 1) {
      const ends = [saddles.a[member.place], saddles.b[member.place]];
      const words = place => `minimum ${minima.id[place]}`;
      if (ends[0] === ends[1])
        fact('joins', link(minima.at[ends[0]], words(ends[0])), ' to itself');
      else
        fact('joins', link(minima.at[ends[0]], words(ends[0])), ' and ', link(minima.at[ends[1]], words(ends[1])));
      fact('barriers', ends.map(place => fixed(member.H - minima.H[place], 4)).join(' and ') + ' ' + units.energy);
    } else {
      const ways = [];
      saddles.id.forEach((id, k) => {
        if (saddles.a[k] === saddles.b[k] || (saddles.a[k] !== member.place && saddles.b[k] !== member.place)) return;
        ways.push({k, id, H: saddles.H[k]});
      });
      ways.sort((a, b) => a.H - b.H);  // lowest first
      if (ways.length > 0) {
        fact(
            'lowest way out', `${fixed(ways[0].H - member.H, 4)} ${units.energy} over `,
            link(saddles.at[ways[0].k], `transition state ${ways[0].id}`));
        fact('ways out', String(ways.length));
      }
    }
    if (record.followed) {
      const end = (P, words) => `P = ${number(P)}` + (words ? ` (${words})` : '');
      fact('branch', `from ${end(record.from, record.ends[0])} to ${end(record.to, record.ends[1])}`);
    }
  }

  function update() {
    let branch = view.selected;
    wayButton.hidden = !data.film;
    if (branch < 0) {
      const lowest = model.lowestAt(view.P);
      branch = model.minimaAt(view.P).find(b => model.along(model.branches[b], view.P).H === lowest);
      if (branch === undefined) return;
    }
    const member = model.memberNear(branch, view.P);
    heading.textContent = (model.name(branch, view.P) + (view.selected < 0 ? ', the lowest' : ''))
                              .replace(/^./, letter => letter.toUpperCase());
    const same = shown && shown.branch === branch &&
        (member && shown.member ? shown.member.landscape === member.landscape : member === shown.member);
    if (same) return tellFacts(branch, member);
    dropPath();
    shown = {branch, member};
    atoms = member ? model.positions(branch, member) : null;
    tellFacts(branch, member);
    const saddle = model.branches[branch].index === 1;
    holder.hidden = !atoms;
    playButton.hidden = !saddle || !atoms || !system.lennardJones;
    xyzButton.hidden = !atoms;
    holder.setAttribute('aria-label', `Atoms of ${model.name(branch, view.P)}; drag or use the arrow keys to turn.`);
    note.textContent = !atoms ?
        (member ? 'This state has no coordinates: there are none in the database.' :
                  'This branch passes no explored pressure, so its coordinates are not stored.') :
        saddle && !system.lennardJones ?
        'Its path cannot be worked out in this page, which knows clusters of plain Lennard-Jones atoms only.' :
        painter && painter.kind === 'plane' ? 'This browser has no WebGL; the atoms are drawn as discs.' :
                                              '';
    repaint();
  }
  view.listen(changed => {
    if (changed.has('selected')) shown = null;
    if (changed.has('selected') || (changed.has('P') && !(path && path.states))) update();
  });
  return {figure};
}
