// The path of a transition state: down on both sides along −∇H, integrated by Heun's method with the step that keeps
// its error small. The Hessian's largest eigenvalue limits the step, its smallest the time it takes: some thousand
// steps for clusters of about ten atoms, a few milliseconds.
const descent = (() => {
  const frameLength = 0.03;  // between frames, σ: what the eye does not see
  const errorWanted = 2e-4;  // of a step, σ
  const errorShare = 0.35;   // of the step itself: below 1 it cannot swing from one side of the valley to the other
  const flat = 1e-3;         // |∇H| at which it has arrived, ε/σ: H is then right to some 1e-7 ε
  const mostSteps = 12000;
  const push = 0.02;  // away from a saddle, σ: enough to leave, too little to see

  const length = v => Math.sqrt(v.reduce((sum, c) => sum + c * c, 0));

  // The direction of negative curvature: the Hessian from differences of gradients, shifted so that its lowest
  // eigenvalue becomes the largest in size, and squared again and again until nothing else is left.
  function downhillMode(gradientAt, x) {
    const n = x.length, small = 1e-5, moved = Float64Array.from(x);
    let matrix = Array.from(x, (_, k) => {
      moved[k] = x[k] + small;
      const plus = gradientAt(moved);
      moved[k] = x[k] - small;
      const minus = gradientAt(moved);
      moved[k] = x[k];
      return plus.map((c, i) => (c - minus[i]) / (2 * small));
    });
    const largest = Math.max(...matrix.map(row => row.reduce((sum, c) => sum + Math.abs(c), 0)));  // Gershgorin's bound
    matrix = matrix.map((row, i) => row.map((c, j) => (i === j ? 1 : 0) - 0.5 * (c + matrix[j][i]) / largest));
    for (let k = 0; k < 24; ++k) {
      const square = matrix.map(row => {
        const sum = new Float64Array(n);
        row.forEach((factor, j) => {
          for (let i = 0; i < n; ++i) sum[i] += factor * matrix[j][i];
        });
        return sum;
      });
      const trace = square.reduce((sum, row, i) => sum + row[i], 0);
      matrix = square.map(row => row.map(c => c / trace));
    }
    // All columns are the same vector now, one times its own components; the longest is the surest.
    const longest = matrix.reduce((best, row) => length(row) > length(best) ? row : best);
    const size = length(longest);
    return longest.map(c => c / size);
  }

  // Frames from x downhill to where the gradient vanishes.
  function run(gradientAt, x) {
    const frames = [];
    let step = 1e-4, gradient = gradientAt(x), since = 0;
    for (let k = 0; k < mostSteps && length(gradient) > flat; ++k) {
      const guess = x.map((c, i) => c - step * gradient[i]);
      const there = gradientAt(guess);
      const error = 0.5 * step * length(there.map((c, i) => c - gradient[i]));
      const allowed = Math.min(errorWanted, errorShare * step * length(gradient));
      if (error < allowed) {
        const next = x.map((c, i) => c - 0.5 * step * (gradient[i] + there[i]));
        since += length(next.map((c, i) => c - x[i]));
        x = next;
        gradient = gradientAt(x);
        if (since > frameLength) {
          frames.push(x);
          since = 0;
        }
      }
      step *= Math.min(2, Math.max(0.2, 0.9 * Math.sqrt(allowed / (error + 1e-30))));
    }
    frames.push(x);
    return frames;
  }

  // The same on to a minimum. A symmetric path may run into a further saddle, where rounding would decide which way it
  // leaves: then a small push does.
  function runDown(gradientAt, x) {
    let frames = run(gradientAt, x);
    for (let k = 0; k < 4; ++k) {
      const end = frames[frames.length - 1], mode = downhillMode(gradientAt, end), small = 1e-4;
      const plus = gradientAt(end.map((c, i) => c + small * mode[i])),
            minus = gradientAt(end.map((c, i) => c - small * mode[i]));
      const curvature = mode.reduce((sum, c, i) => sum + c * (plus[i] - minus[i]), 0) / (2 * small);
      if (curvature > -1e-2) break;
      frames = frames.concat(run(gradientAt, end.map((c, i) => c + push * mode[i])));
    }
    return frames;
  }

  // {frames, top, ends: [enthalpy, enthalpy]}: from one minimum over the transition state, frames[top], to the other.
  function path(system, saddle, pressure) {
    const scratch = new Float64Array(saddle.length);
    const gradientAt = x => {
      lennardJones.evaluate(system, x, pressure, scratch);
      return scratch.slice();
    };
    const enthalpy = x => lennardJones.evaluate(system, x, pressure, scratch).enthalpy;
    const x = Float64Array.from(saddle);
    const mode = downhillMode(gradientAt, x);
    const sides = [-push, push].map(by => runDown(gradientAt, x.map((c, k) => c + by * mode[k])));
    const frames = [...sides[0].reverse(), x, ...sides[1]];
    return {
      frames,
      top: sides[0].length,
      ends: [enthalpy(frames[0]), enthalpy(frames[frames.length - 1])],
      heights: frames.map(enthalpy)
    };
  }

  return {path};
})();
