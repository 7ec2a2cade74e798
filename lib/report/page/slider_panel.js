// The pressure: a slider, what happens where below it, and buttons to the next event.
function makeSlider(parent, model, view) {
  const [low, high] = model.range, units = model.data.units, stepped = !model.atlas;
  const list = model.pressures;
  const slider = element('input', {
    type: 'range',
    id: 'pressure',
    min: stepped ? 0 : low,
    max: stepped ? list.length - 1 : high,
    step: stepped ? 1 : 'any',
    'aria-label': 'Pressure'
  });
  const field = element(
      'input',
      {type: 'number', id: 'pressure-field', step: 'any', min: low, max: high, 'aria-label': 'Pressure as a number'});
  const steps = (high - low) / 200, step = stepped ? 'pressure' : 'event';
  slider.addEventListener('input', () => view.set({P: stepped ? list[slider.valueAsNumber] : slider.valueAsNumber}));
  slider.addEventListener('keydown', event => {
    const by = {ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10}[event.key];
    if (!by || stepped) return;
    event.preventDefault();
    view.set({P: Math.min(high, Math.max(low, view.P + by * steps))});
  });
  field.addEventListener('change', () => {
    if (Number.isFinite(field.valueAsNumber)) view.set({P: Math.min(high, Math.max(low, field.valueAsNumber))});
    field.value = Number(view.P.toPrecision(9));
  });

  const events = [];
  if (model.atlas) {
    for (const event of model.atlas.events) {
      const ofMinima = event.branches.some(b => b >= 0 && model.branches[b].index === 0);
      const who = event.branches.filter(b => b >= 0).map(b => model.name(b, event.P));
      const few = who.length > 3 ? who.slice(0, 3).join(', ') + ' …' : who.join(', ');
      events.push({
        P: event.P,
        kind: event.kind,
        ofMinima,
        branches: event.branches.filter(b => b >= 0),
        words:
            `${event.course || event.kind} at P = ${number(event.P, 7)} ${units.pressure}${few ? ' (' + few + ')' : ''}`
      });
    }
    for (const crossing of model.atlas.crossings) {
      if (crossing.a < 0 || crossing.b < 0) continue;
      events.push({
        P: crossing.P,
        kind: 'crossing',
        ofMinima: true,
        branches: [crossing.b, crossing.a],
        words: `${model.name(crossing.b, crossing.P)} gets below ${model.name(crossing.a, crossing.P)} at P = ` +
            `${number(crossing.P, 7)} ${units.pressure}`
      });
    }
  } else {
    for (const P of list)
      events.push(
          {P, kind: 'explored', ofMinima: true, branches: [], words: `explored: P = ${number(P)} ${units.pressure}`});
  }
  events.sort((a, b) => a.P - b.P);
  const shownEvents = () => events.filter(event => view.events === 'all' || event.ofMinima);

  const said = element('p', {class: 'event-words', 'aria-live': 'polite'});
  let last = null;  // the event that was jumped to: several may be at one pressure
  function jump(direction) {
    const shown = shownEvents();
    const at = last && Math.abs(last.P - view.P) < 1e-12 ? shown.indexOf(last) : -1;
    const next = at >= 0 ? shown[at + direction] :
        direction > 0    ? shown.find(event => event.P > view.P + 1e-12) :
                           shown.filter(event => event.P < view.P - 1e-12).pop();
    if (!next) {
      said.textContent = direction > 0 ? `No further ${step}.` : `No earlier ${step}.`;
      return;
    }
    goTo(next);
  }
  function goTo(event) {
    last = event;
    view.set({P: Math.min(high, Math.max(low, event.P))});
    said.textContent = event.words[0].toUpperCase() + event.words.slice(1) + '.';
    strip.redraw();
  }

  let playing = 0;
  const play = button('▶', 'Raise the pressure from here to the end', () => {
    if (playing) return stop();
    let before = null;
    const from = view.P >= high - 1e-12 ? low : view.P;
    if (from !== view.P) view.set({P: from});
    const seconds = stepped ? 1.2 * list.length : 14;
    let at = stepped ? list.indexOf(view.P) : view.P;
    const frame = time => {
      if (before !== null) {
        at += (time - before) / 1000 / seconds * (stepped ? list.length : high - low);
        const end = stepped ? list.length - 1 : high;
        view.set({P: stepped ? list[Math.min(end, Math.floor(at))] : Math.min(end, at)});
        if (at >= end) return stop();
      }
      before = time;
      playing = requestAnimationFrame(frame);
    };
    play.textContent = '❚❚';
    playing = requestAnimationFrame(frame);
  });
  function stop() {
    cancelAnimationFrame(playing);
    playing = 0;
    play.textContent = '▶';
  }

  const eventChoice = element(
      'select', {'aria-label': 'Which events are shown', onchange: () => view.set({events: eventChoice.value})},
      element('option', {value: 'minima'}, 'events of minima'), element('option', {value: 'all'}, 'all events'));
  const box = element(
      'div', {class: 'slider', role: 'group', 'aria-label': 'Pressure'},
      element(
          'div', {class: 'slider-row'},
          element(
              'label',
              {for: 'pressure-field'
              },
              'P = '),
          field, element('span', {}, units.pressure), play, button(`◀ ${step}`, `Previous ${step}`, () => jump(-1)),
          button(`${step} ▶`, `Next ${step}`, () => jump(1)), ...(model.atlas ? [eventChoice] : [])),
      element('div', {class: 'slider-track'}, slider));
  parent.append(box);

  const picture = element('div', {class: 'event-strip'});
  box.append(picture, said);
  const svg = d3.select(picture)
                  .append('svg')
                  .attr('class', 'panel-svg')
                  .attr('role', 'img')
                  .attr('aria-label', 'Events on the pressure axis');
  const strip = {
    redraw: soon(() => {
      const width = Math.max(260, picture.clientWidth), inset = 8, height = model.atlas ? 40 : 26;
      const x = d3.scaleLinear().domain(high > low ? [low, high] : [low - 1, high + 1]).range([inset, width - inset]);
      const layer = sheet(svg, width, height, shownEvents().map(event => event.words).slice(0, 60).join('; '));
      layer.append('g')
          .attr('class', 'p-axis')
          .attr('transform', `translate(0,${height - 20})`)
          .call(d3.axisBottom(
                      stepped ?
                          d3.scaleLinear().domain([0, Math.max(1, list.length - 1)]).range([inset, width - inset]) :
                          x)
                    .tickValues(stepped ? d3.range(list.length) : x.ticks(8))
                    .tickFormat(v => number(stepped ? list[v] : v))
                    .tickSizeOuter(0));
      if (!model.atlas) return;
      const marks = layer.selectAll('g.p-event')
                        .data(shownEvents())
                        .enter()
                        .append('g')
                        .attr(
                            'class',
                            event => 'p-event p-event-' +
                                (event.kind === 'crossing' ? 'crossing' :
                                     event.ofMinima        ? 'minima' :
                                                             'saddles') +
                                (event === last && Math.abs(event.P - view.P) < 1e-12 ? ' p-now' : ''))
                        .attr('transform', event => `translate(${x(event.P)},9)`)
                        .on('click', goTo)
                        .on('mousemove', event => hint.show(event.words, d3.event))
                        .on('mouseleave', hint.hide);
      marks.filter(event => event.kind === 'crossing').append('path').attr('d', 'M-3.5,-4L3.5,4M3.5,-4L-3.5,4');
      marks.filter(event => event.kind !== 'crossing' && event.ofMinima).append('circle').attr('r', 4.2);
      marks.filter(event => !event.ofMinima).append('path').attr('d', 'M0,3V9');
      marks.append('title').text(event => event.words);
      marks.append('rect').attr('class', 'p-target').attr('x', -4).attr('y', -9).attr('width', 8).attr('height', 20);
    })
  };
  new ResizeObserver(() => strip.redraw()).observe(picture);

  view.listen(changed => {
    if (changed.has('P')) {
      if (document.activeElement !== field) field.value = Number(view.P.toPrecision(9));
      slider.value = stepped ? list.indexOf(view.P) : view.P;
      slider.setAttribute('aria-valuetext', `P = ${number(view.P, 5)} ${units.pressure}`);
      if (last && Math.abs(last.P - view.P) > 1e-12) {
        last = null;
        said.textContent = '';
        strip.redraw();
      }
    }
    if (changed.has('events')) {
      eventChoice.value = view.events;
      strip.redraw();
    }
  });
  return {jump, events};
}
