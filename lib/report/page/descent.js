// The path of a transition state: down on both sides along −∇H, integrated by Heun's method with the step that keeps its
// error small. The Hessian's largest eigenvalue limits the step, its smallest the time it takes: some thousand steps for
// clusters of about ten atoms, a few milliseconds.
const descent = (() => {
  const frameLength = 0.03;   // between frames, σ: what the eye does not see
  const errorWanted = 2e-4;   // of a step, σ
  const flat = 1e-5;          // |∇H| at which it has arrived, ε/σ
  const mostSteps = 60000;

  const length = v => Math.sqrt(v.reduce((sum, c) => sum + c * c, 0));

  // The direction of negative curvature, by the power method on c − ∇²H with the product taken from two gradients.
  function downhillMode(gradientAt, x) {
    const n = x.length, small = 1e-5;
    // Any start that is no translation, the same each time.
    let v = Float64Array.from(x, (_, k) => Math.sin(1 + 1.7 * k) + 0.3 * Math.cos(5.1 * k));
    const curvature = u => {
      const plus = gradientAt(x.map((c, k) => c + small * u[k])), minus = gradientAt(x.map((c, k) => c - small * u[k]));
      return plus.map((c, k) => (c - minus[k]) / (2 * small));
    };
    const normal = u => { const size = length(u); return u.map(c => c / size); };
    v = normal(v);
    // First the largest eigenvalue, to shift by.
    let largest = 1;
    for (let k = 0; k < 40; ++k) { const w = curvature(v); largest = length(w); v = w.map(c => c / largest); }
    v = normal(Float64Array.from(v, (_, k) => Math.sin(2 + 0.9 * k * k)));
    for (let k = 0; k < 6000; ++k) {
      const w = curvature(v);
      const next = normal(v.map((c, i) => 1.05 * largest * c - w[i]));
      let turned = 0;
      for (let i = 0; i < n; ++i) turned += (next[i] - v[i]) ** 2;
      v = next;
      if (turned < 1e-20) break;
    }
    return v;
  }

  // Frames from x downhill to where the gradient vanishes.
  function run(gradientAt, x) {
    const frames = [];
    let step = 1e-4, gradient = gradientAt(x), since = 0;
    for (let k = 0; k < mostSteps && length(gradient) > flat; ++k) {
      const guess = x.map((c, i) => c - step * gradient[i]);
      const there = gradientAt(guess);
      const error = 0.5 * step * length(there.map((c, i) => c - gradient[i]));
      if (error < errorWanted) {
        const next = x.map((c, i) => c - 0.5 * step * (gradient[i] + there[i]));
        since += length(next.map((c, i) => c - x[i]));
        x = next;
        gradient = gradientAt(x);
        if (since > frameLength) { frames.push(x); since = 0; }
      }
      step *= Math.min(2, Math.max(0.2, 0.9 * Math.sqrt(errorWanted / (error + 1e-30))));
    }
    frames.push(x);
    return frames;
  }

  // {frames, top, ends: [enthalpy, enthalpy]}: from one minimum over the transition state, frames[top], to the other.
  function path(system, saddle, pressure) {
    const scratch = new Float64Array(saddle.length);
    const gradientAt = x => { lennardJones.evaluate(system, x, pressure, scratch); return scratch.slice(); };
    const enthalpy = x => lennardJones.evaluate(system, x, pressure, scratch).enthalpy;
    const x = Float64Array.from(saddle);
    const mode = downhillMode(gradientAt, x);
    const push = 0.02;  // σ: enough to leave, too little to see
    const sides = [-push, push].map(by => run(gradientAt, x.map((c, k) => c + by * mode[k])));
    const frames = [...sides[0].reverse(), x, ...sides[1]];
    return {frames, top: sides[0].length, ends: [enthalpy(frames[0]), enthalpy(frames[frames.length - 1])],
            heights: frames.map(enthalpy)};
  }

  return {path};
})();
