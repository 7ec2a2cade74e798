// Piecewise cubics through values at equal steps: the twice continuously differentiable spline, and the Hermite pieces
// that LAMMPS takes.
#pragma once

#include <vector>

namespace baroscape {

/// Coefficients c₀ … c₃ of each interval, [4·(points − 1)]: the value at (k + t)·step is c₀ + c₁t + c₂t² + c₃t³ with
/// those of interval k. Where it begins the first two intervals share one cubic (not-a-knot); where it ends the
/// curvature is zero (natural), so that it may go on as a straight line. At least 5 values; error h⁴f⁗/384 in
/// the middle, h²f″/10 near the natural end, falling by (2 − √3) with every interval.
std::vector<double> cubic_spline(const std::vector<double>& values);

/// The same coefficients of cubics with slopes at the points that are central differences of five of them (of fewer
/// beside the ends), as LAMMPS's pair_style eam has: once continuously differentiable. The curvature jumps at the points
/// by about h³f⁽⁵⁾, that is hardly, unless the values are rounded: then by some ten times their rounding over h², which
/// is how much the curvature of the spline wavers too.
std::vector<double> hermite_cubics(const std::vector<double>& values);

/// Value of such a spline at `steps` from its beginning; beyond its ends the outermost pieces go on.
double spline_value(const std::vector<double>& coefficients, double steps);

}  // namespace baroscape
