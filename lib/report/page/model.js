// Landscapes and branches behind one question: what is there at pressure P?
//
// A branch is one stationary point as a function of pressure. Where the states were not followed every state is a
// branch of its own that exists at its own pressure only.
function makeModel(data) {
  const landscapes = data.landscapes, atlas = data.atlas || null;
  const branches = (atlas ? atlas.branches : []).map(given => ({...given, members: [], followed: true}));
  const ofMinimum = new Map(), ofSaddle = new Map();  // id → {branch, landscape, place}

  const single = (index, pressure, states, place) => ({
    id: 0,
    index,
    from: pressure,
    to: pressure,
    ends: ['', ''],
    order: states.order[place],
    members: [],
    P: [pressure],
    H: [states.H[place]],
    V: [states.V[place]],
    followed: false
  });

  landscapes.forEach((landscape, l) => {
    for (const [index, states, known] of [[0, landscape.minima, ofMinimum], [1, landscape.saddles, ofSaddle]]) {
      states.at = states.id.map((id, place) => {
        let branch = states.branch ? states.branch[place] : -1;
        // A second state on one branch at one pressure stands by itself.
        if (branch >= 0 && branches[branch].members.some(member => member.landscape === l)) branch = -1;
        if (branch < 0) branch = branches.push(single(index, landscape.P, states, place)) - 1;
        branches[branch].members.push({landscape: l, place, P: landscape.P});
        known.set(id, {branch, landscape: l, place, P: landscape.P});
        return branch;
      });
    }
  });

  const pressures = landscapes.map(landscape => landscape.P);
  const followedAt = P => atlas !== null && P >= atlas.from - 1e-12 && P <= atlas.to + 1e-12;
  const range = atlas ? [Math.min(atlas.from, ...pressures), Math.max(atlas.to, ...pressures)] :
                        [Math.min(...pressures), Math.max(...pressures)];
  const nearest = (list, P, of = entry => entry) =>
      list.reduce((best, entry) => Math.abs(of(entry) - P) < Math.abs(of(best) - P) ? entry : best, list[0]);
  // The nearest pressure at which there is something to show.
  const settle = P => followedAt(P) ? P : nearest(pressures, P);

  function exists(branch, P) { return P >= branch.from - 1e-12 && P <= branch.to + 1e-12; }

  // {H, V} by Hermite's cubic through the enthalpies with the volumes as slopes, dH/dP = V
  // (lib/atlas/interpolation.hpp).
  function along(branch, P) {
    const {P: pressure, H, V} = branch, last = pressure.length - 1;
    if (last === 0) return {H: H[0], V: V[0]};
    const k = Math.min(last, Math.max(1, d3.bisectLeft(pressure, P)));
    const width = pressure[k] - pressure[k - 1];
    if (!(width > 0)) return {H: H[k], V: V[k]};
    const t = (P - pressure[k - 1]) / width, rise = (H[k] - H[k - 1]) / width;
    const second = 3 * rise - 2 * V[k - 1] - V[k], third = V[k - 1] + V[k] - 2 * rise;
    return {
      H: H[k - 1] + width * t * (V[k - 1] + t * (second + t * third)),
      V: V[k - 1] + t * (2 * second + 3 * t * third)
    };
  }

  const heirs = new Map();  // "branch direction" → the heaviest way on
  for (const way of atlas ? atlas.successions : []) {
    const key = way.branch + ' ' + way.direction;
    if (!heirs.has(key)) heirs.set(key, way.heir);
  }
  // The branch a minimum is on after the pressure changed slowly from one value to another: its own as long as that
  // goes on, then that of the minimum it goes over or slides into. −1: nowhere.
  function carried(branch, from, to) {
    const direction = to >= from ? 1 : -1;
    for (let k = 0; k < 100 && branch >= 0; ++k) {
      if (exists(branches[branch], to)) return branch;
      branch = heirs.has(branch + ' ' + direction) ? heirs.get(branch + ' ' + direction) : -1;
    }
    return -1;
  }

  // What joins what at P: {saddle, a, b}, branches by number. At an explored pressure as it was found there; between
  // two of them as found at the nearer one where the transition state is known, its minima carried over to P.
  let asked = {P: NaN, list: []};  // the last answer: several panels ask at the same pressure
  function connectionsAt(P) {
    if (asked.P === P) return asked.list;
    const list = [];
    branches.forEach((branch, number) => {
      if (branch.index !== 1 || !exists(branch, P) || branch.members.length === 0) return;
      const member = nearest(branch.members, P, entry => entry.P);
      const {saddles, minima} = landscapes[member.landscape];
      const [a, b] =
          [saddles.a[member.place], saddles.b[member.place]].map(place => carried(minima.at[place], member.P, P));
      if (a >= 0 && b >= 0) list.push({saddle: number, a, b});
    });
    asked = {P, list};
    return list;
  }

  const minimaAt = P => branches.map((_, k) => k).filter(k => branches[k].index === 0 && exists(branches[k], P));

  // The order from left to right in which branches of minima stand at P.
  const sharedColumns =
      atlas ? atlas.columns.map(entry => typeof entry === 'number' ? entry : ofMinimum.get(entry.minimum).branch) : [];
  function columnsAt(P) {
    if (followedAt(P)) return sharedColumns;
    const landscape = landscapes[pressures.indexOf(nearest(pressures, P))];
    return landscape.columns.map(place => landscape.minima.at[place]);
  }

  // The lowest minimum at P.
  function lowestAt(P) {
    return d3.min(branches, branch => branch.index === 0 && exists(branch, P) ? along(branch, P).H : Infinity);
  }

  // The state of a branch at the explored pressure nearest to P.
  function memberNear(number, P) {
    const members = branches[number].members;
    if (members.length === 0) return null;
    const member = nearest(members, P, entry => entry.P);
    const landscape = landscapes[member.landscape];
    const states = branches[number].index === 0 ? landscape.minima : landscape.saddles;
    return {
      ...member,
      id: states.id[member.place],
      H: states.H[member.place],
      V: states.V[member.place],
      order: states.order[member.place]
    };
  }

  // `count` floats of a text in base64, from number `from` on: only that part is decoded, of large landscapes the whole
  // takes a third of a second. Three bytes are four letters.
  function floats(text, from, count) {
    const first = 4 * from, start = first - first % 3;
    const bytes = atob(text.slice(start / 3 * 4, Math.ceil((first + 4 * count) / 3) * 4));
    const found = new Uint8Array(4 * count);
    for (let k = 0; k < found.length; ++k) found[k] = bytes.charCodeAt(first - start + k);
    return new Float32Array(found.buffer);
  }

  // What a state is drawn from: 3N positions, of a cell followed by its three vectors (page_atoms.hpp).
  const drawnNumbers = data.system ? 3 * data.system.species.length + (data.system.cell ? 9 : 0) : 0;
  // Null where the state has no coordinates.
  function positions(number, member) {
    const landscape = landscapes[member.landscape];
    if (!landscape.positions || !data.system) return null;
    const place = member.place + (branches[number].index === 0 ? 0 : landscape.minima.id.length);
    const found = floats(landscape.positions, place * drawnNumbers, drawnNumbers);
    return Number.isNaN(found[0]) ? null : found;
  }

  // The way from state 1, loaded, to state 2 as a path like those of descent.js; null where there is none.
  function film() {
    if (!data.film) return null;
    const heights = data.film.H;
    return {
      frames: heights.map((_, k) => floats(data.film.positions, k * drawnNumbers, drawnNumbers)),
      heights,
      top: d3.scan(heights, (a, b) => b - a),
      ends: [heights[0], heights[heights.length - 1]],
      states: data.film.states
    };
  }

  const called = index => index === 0 ? 'minimum' : 'transition state';
  // "minimum 12", with the number it has near P.
  function name(number, P) {
    const member = memberNear(number, P);
    return called(branches[number].index) + ' ' + (member ? member.id : `of branch ${branches[number].id}`);
  }

  return {
    data,
    atlas,
    landscapes,
    branches,
    ofMinimum,
    ofSaddle,
    pressures,
    range,
    settle,
    followedAt,
    exists,
    along,
    carried,
    connectionsAt,
    minimaAt,
    columnsAt,
    lowestAt,
    memberNear,
    positions,
    film,
    name
  };
}
