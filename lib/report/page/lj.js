// Lennard-Jones clusters in the browser: H = E + P·V and its gradient, V the gyration sphere.
//
// The same formulas as lib/potentials/lennard_jones.hpp and lib/surface/gyration_sphere.hpp, in plain doubles:
//   E = Σ 4ε[(σ/r)¹² − (σ/r)⁶] over all pairs,
//   Rg² = (1/N) Σ|r_i − c|²,  s = (5/3) Rg² + r_at²,  V = (4π/3) s^{3/2}.
const lennardJones = (() => {
  const sphere = 4 * Math.PI / 3;

  // system: {species: [0, …], epsilon: [[…]], sigma: [[…]], atomRadius}. positions: length 3N, σ.
  // Adds the gradient to `gradient`; returns E, ε.
  function addEnergy(system, x, gradient) {
    const atoms = system.species.length;
    let energy = 0;
    for (let i = 1; i < atoms; ++i) {
      for (let j = 0; j < i; ++j) {
        const dx = x[3 * i] - x[3 * j], dy = x[3 * i + 1] - x[3 * j + 1], dz = x[3 * i + 2] - x[3 * j + 2];
        const epsilon = system.epsilon[system.species[i]][system.species[j]];
        const sigma = system.sigma[system.species[i]][system.species[j]];
        const inverse = 1 / (dx * dx + dy * dy + dz * dz);
        const s2 = sigma * sigma * inverse, s6 = s2 * s2 * s2;
        energy += 4 * epsilon * s6 * (s6 - 1);
        const slope = 24 * epsilon * s6 * (1 - 2 * s6) * inverse;  // dV/dr divided by r
        gradient[3 * i] += slope * dx;
        gradient[3 * i + 1] += slope * dy;
        gradient[3 * i + 2] += slope * dz;
        gradient[3 * j] -= slope * dx;
        gradient[3 * j + 1] -= slope * dy;
        gradient[3 * j + 2] -= slope * dz;
      }
    }
    return energy;
  }

  // Adds factor·∂V/∂x to `gradient`; returns V, σ³.
  function addVolume(atomRadius, x, factor, gradient) {
    const atoms = x.length / 3, centre = [0, 0, 0];
    for (let k = 0; k < x.length; ++k) centre[k % 3] += x[k] / atoms;
    let gyration = 0;
    for (let k = 0; k < x.length; ++k) gyration += (x[k] - centre[k % 3]) ** 2;
    const root = Math.sqrt(5 / (3 * atoms) * gyration + atomRadius * atomRadius);
    const scale = factor * sphere * 5 / atoms * root;
    for (let k = 0; k < x.length; ++k) gradient[k] += scale * (x[k] - centre[k % 3]);
    return sphere * root * root * root;
  }

  // {energy, volume, enthalpy} at pressure P, ε/σ³; `gradient` becomes ∇H.
  function evaluate(system, x, pressure, gradient) {
    gradient.fill(0);
    const energy = addEnergy(system, x, gradient);
    const volume = addVolume(system.atomRadius, x, pressure, gradient);
    return {energy, volume, enthalpy: energy + pressure * volume};
  }

  return {evaluate};
})();
