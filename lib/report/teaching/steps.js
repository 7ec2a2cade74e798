// What moves on the teaching page: every step with its sliders, and the questions.
(() => {
  const data = JSON.parse(document.querySelector('#teaching-data').textContent);
  const model = gateModel(data.model), pictures = gatePictures(model), {format} = drawing;
  const one = selector => document.querySelector(selector);
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const most = 1.25 * data.pressures.beforeEnds;

  // A slider with its value beside it; calls back with the value at once and whenever it moves.
  function slider(id, show, moved) {
    const input = one(`#${id}`), output = one(`output[for=${id}]`);
    const act = () => { output.textContent = show(+input.value); moved(+input.value); };
    input.addEventListener('input', act);
    act();
    return input;
  }
  const put = (selector, text) => { one(selector).textContent = text; };

  // Where the atom is when the pressure changes without heat: it stays in its valley as long as there is one.
  function follower() {
    let behind = false;
    return {
      goTo(pressure) {
        const {before, behind: dense} = model.states(pressure);
        if (!before) behind = true;
        if (!dense) behind = false;
        return {x: (behind ? dense : before).x, behind};
      },
      start() { behind = false; },
    };
  }

  function pairStep() {
    const moved = pictures.pairPicture(one('#pair-picture'), data.distances);
    slider('pair-distance', r => `${format(r)} σ`, r => {
      moved(r);
      const slope = model.pair(r).slope;
      put('#pair-words', `energy ${format(model.pair(r).energy)} ε: the two ` +
          (Math.abs(slope) < 0.05 ? 'neither pull nor push' : slope > 0 ? 'pull at each other' : 'push each other away'));
    });
  }

  function landStep() {
    const land = pictures.landPicture(one('#land-picture'), {up: 'energy E (ε)', words: 'Energy of the atom along the line: a valley before the gate, a barrier, a higher valley behind it.'});
    const atoms = pictures.atomsPicture(one('#land-atoms'), most);
    slider('land-place', x => `x = ${format(x)} σ`, x => {
      land(0, x);
      atoms(0, x);
      put('#land-words', `energy ${format(model.energy(x))} ε`);
    });
  }

  function tiltStep() {
    const land = pictures.landPicture(one('#tilt-picture'), {words: 'The same land under pressure: it is tilted, in grey as it is without.'});
    slider('tilt-pressure', p => `P = ${format(p)} ε/σ`, p => {
      const {before, behind} = model.states(p);
      land(p, (before ?? behind).x);
      put('#tilt-words', !before ? 'there is no valley before the gate any more'
          : `before the gate H = ${format(before.enthalpy)} ε, behind it ${format(behind.enthalpy)} ε: ` +
            (behind.enthalpy < before.enthalpy ? 'behind is lower' : 'before is lower'));
    });
  }

  // Loading and unloading without heat, by slider or by itself.
  function cycleStep() {
    const land = pictures.landPicture(one('#cycle-picture'), {words: 'The land while the pressure goes up and down, the atom in its valley.'});
    const atoms = pictures.atomsPicture(one('#cycle-atoms'), most), atom = follower();
    let running = 0;
    const input = slider('cycle-pressure', p => `P = ${format(p)} ε/σ`, p => {
      const {x, behind} = atom.goTo(p);
      land(p, x);
      atoms(p, x);
      const ends = data.pressures.beforeEnds;
      put('#cycle-words', behind ? (p === 0 ? 'The pressure is gone, and the atom is still behind the gate: state 3.' : 'The atom is behind the gate.')
          : p > 0.85 * ends ? 'The valley before the gate is almost gone.' : 'The atom is before the gate.');
    });
    function run(to) {
      const mine = ++running, from = +input.value, begin = performance.now(), long = calm ? 0 : 2600;
      const frame = now => {
        if (mine !== running) return;
        const share = long === 0 ? 1 : Math.min(1, (now - begin) / long);
        input.value = from + (to - from) * share;
        input.dispatchEvent(new Event('input'));
        if (share < 1) requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    }
    one('#cycle-load').addEventListener('click', () => run(most));
    one('#cycle-release').addEventListener('click', () => run(0));
    one('#cycle-again').addEventListener('click', () => {
      ++running;
      atom.start();
      input.value = 0;
      input.dispatchEvent(new Event('input'));
    });
  }

  function warmStep() {
    const share = pictures.sharePicture(one('#warm-picture'), 'After the anneal');
    const kept = pictures.sharePicture(one('#warm-after'), 'After the pressure was let off in the cold');
    const values = {};
    const show = () => {
      if (Object.keys(values).length < 3) return;
      const behind = model.share(values.p, values.t, 10 ** values.time, 0);
      share(behind);
      kept(behind);
      put('#warm-words', behind < 0.01 ? 'Next to none got through: too little pressure, too cold, or too short.'
          : behind > 0.99 ? 'All went through, and all are trapped when the pressure is let off.' : 'Some went through; they are trapped when the pressure is let off.');
    };
    const set = name => value => { values[name] = value; show(); };
    slider('warm-pressure', p => `P = ${format(p)} ε/σ`, set('p'));
    slider('warm-temperature', t => `T = ${format(t)} ε/k`, set('t'));
    slider('warm-time', t => `t = ${format(10 ** t)} σ√(m/ε)`, set('time'));
  }

  function storageStep() {
    const left = pictures.sharePicture(one('#storage-picture'), 'What is left');
    const values = {};
    const show = () => {
      if (Object.keys(values).length < 2) return;
      const time = 10 ** values.time, share = model.share(0, values.t, time, 1);
      left(share);
      const rate = model.rates(0, values.t), half = Math.LN2 / (rate.in + rate.out);
      put('#storage-words', `At this temperature half of them have come back after ${format(half)} σ√(m/ε).`);
    };
    slider('storage-temperature', t => `T = ${format(t)} ε/k`, t => { values.t = t; show(); });
    slider('storage-time', t => `t = ${format(10 ** t)} σ√(m/ε)`, t => { values.time = t; show(); });
  }

  function clusterStep() {
    for (const state of data.states) {
      const svg = one(`#cluster-${state.name}`);
      if (svg) drawing.cluster(svg, state.positions, `State ${state.name}: ${state.positions.length / 3} atoms. Arrow keys turn it.`);
    }
  }

  function tryStep() {
    const pressure = one('#try-pressure'), temperature = one('#try-temperature');
    if (!pressure) return;
    const show = () => {
      const row = data.anneals.find(row => row.pressure === +pressure.value && row.temperature === +temperature.value);
      put('#try-words', row ? row.words : 'This one was not computed.');
      document.querySelectorAll('#try-map [data-anneal]').forEach(cell => {
        cell.classList.toggle('chosen', cell.dataset.anneal === `${pressure.value} ${temperature.value}`);
      });
    };
    pressure.addEventListener('change', show);
    temperature.addEventListener('change', show);
    document.querySelectorAll('#try-map [data-anneal]').forEach(cell => cell.addEventListener('click', () => {
      [pressure.value, temperature.value] = cell.dataset.anneal.split(' ');
      show();
    }));
    show();
  }

  function questions() {
    for (const question of document.querySelectorAll('.question')) {
      question.addEventListener('change', event => {
        const answer = question.querySelector('.answer');
        answer.textContent = event.target.dataset.reply;
        answer.classList.toggle('right', event.target.value === 'right');
        answer.hidden = false;
      });
    }
  }

  // The largest deviation of what is computed here from what the program computed, relative to 1 + |value|.
  window.teachingDeviation = () => {
    let worst = 0, compared = 0;
    const compare = (here, there) => {
      if (here === null && there === null) return;
      worst = Math.max(worst, Math.abs(here - there) / (1 + Math.abs(there)));
      ++compared;
    };
    for (const [x, energy, slope, curvature] of data.checks.points) {
      compare(model.energy(x), energy);
      compare(model.slope(x), slope);
      compare(model.curvature(x), curvature);
    }
    for (const {pressure, before, behind, barrier} of data.checks.states) {
      const here = model.states(pressure);
      for (const [mine, theirs] of [[here.before, before], [here.behind, behind], [here.barrier, barrier]]) {
        if (!theirs !== !mine) worst = Infinity;
        if (theirs) ['x', 'energy', 'enthalpy', 'curvature'].forEach((key, k) => compare(mine[key], theirs[k]));
      }
    }
    for (const [pressure, temperature, time, began, share] of data.checks.shares) compare(model.share(pressure, temperature, time, began), share);
    for (const state of data.states) {
      if (!data.system) break;
      const here = lennardJones.evaluate(data.system, state.positions, state.pressure, new Float64Array(state.positions.length));
      compare(here.energy, state.energy);
      compare(here.volume, state.volume);
      compare(here.enthalpy, state.enthalpy);
    }
    return {worst, compared};
  };

  for (const step of [pairStep, landStep, tiltStep, cycleStep, warmStep, storageStep, clusterStep, tryStep, questions]) step();
})();
