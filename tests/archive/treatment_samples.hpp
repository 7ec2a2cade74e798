// What a treatment tells besides its scalars, made up, and how to compare it.
#pragma once

#include "protocol/anneal.hpp"

namespace baroscape {

/// Everything there may be, optional values absent and present; minima 1 to 3 at P = 0, 8 and 9 at P = 5.
void add_sample_details(AnnealOutcome& outcome);
/// Controls, comparisons and enthalpy lines of the start "global-minimum".
void add_sample_companions(AnnealResult& result);

void expect_same_details(const AnnealOutcome& a, const AnnealOutcome& b);
void expect_same(const ControlScan& a, const ControlScan& b);
void expect_same(const ComparisonOutcome& a, const ComparisonOutcome& b);
void expect_same(const EnthalpyLines& a, const EnthalpyLines& b);

}  // namespace baroscape
