// The atom before a gate (lib/protocol/gate_model.hpp) in the browser, by the same steps in plain doubles.
function gateModel({halfGap, depth}) {
  const lowest = 0.65 - depth, highest = 2.0, intervals = 2000;

  function pair(r) {
    const inverse = 1 / (r * r), s6 = inverse * inverse * inverse;
    return {energy: 4 * s6 * (s6 - 1), slope: 24 * s6 * (1 - 2 * s6) / r, curvature: 24 * s6 * (26 * s6 - 7) * inverse};
  }
  const gateDistance = x => Math.sqrt(x * x + halfGap * halfGap);
  const energy = x => 2 * pair(gateDistance(x)).energy + pair(x + depth).energy;
  function slope(x) {
    const r = gateDistance(x);
    return 2 * pair(r).slope * x / r + pair(x + depth).slope;
  }
  function curvature(x) {
    const r = gateDistance(x), gate = pair(r), along = x * x / (r * r);
    return 2 * (gate.curvature * along + gate.slope / r * (1 - along)) + pair(x + depth).curvature;
  }

  function root(f, a, b) {
    const rises = f(b) > 0;
    for (let halving = 0; halving < 200; ++halving) {
      const middle = 0.5 * (a + b);
      if (middle <= a || middle >= b) break;
      if ((f(middle) > 0) === rises) b = middle; else a = middle;
    }
    return 0.5 * (a + b);
  }
  function roots(f) {
    const found = [], step = (highest - lowest) / intervals;
    let before = f(lowest);
    for (let k = 1; k <= intervals; ++k) {
      const here = f(lowest + k * step);
      if (before > 0 !== here > 0) found.push(root(f, lowest + (k - 1) * step, lowest + k * step));
      before = here;
    }
    return found;
  }

  // {before, behind, barrier}, each {x, energy, enthalpy, curvature} or null.
  function states(pressure) {
    const wells = [], tops = [];
    for (const x of roots(x => slope(x) + pressure)) {
      const e = energy(x), point = {x, energy: e, enthalpy: e + pressure * x, curvature: curvature(x)};
      (point.curvature > 0 ? wells : tops).push(point);
    }
    if (wells.length === 0) return {before: null, behind: null, barrier: null};
    if (wells.length === 1) {
      return wells[0].x > 0 ? {before: wells[0], behind: null, barrier: null} : {before: null, behind: wells[0], barrier: null};
    }
    const barrier = tops.filter(top => top.x > wells[0].x && top.x < wells[1].x).pop() ?? null;
    return {behind: wells[0], before: wells[1], barrier};
  }

  function rates(pressure, temperature) {
    const {before, behind, barrier} = states(pressure);
    if (!barrier) return {in: 0, out: 0};
    const leaving = from =>
      Math.sqrt(from.curvature) / (2 * Math.PI) * Math.exp(-(barrier.enthalpy - from.enthalpy) / temperature);
    return {in: leaving(before), out: leaving(behind)};
  }

  // Share behind the gate after a time.
  function share(pressure, temperature, time, began) {
    const {before, behind} = states(pressure);
    if (!before) return 1;
    if (!behind) return 0;
    const rate = rates(pressure, temperature), both = rate.in + rate.out;
    if (!(both > 0)) return began;
    const equilibrium = rate.in / both;
    return equilibrium + (began - equilibrium) * Math.exp(-both * time);
  }

  return {halfGap, depth, lowest, highest, pair, gateDistance, energy, slope, curvature, states, rates, share};
}
