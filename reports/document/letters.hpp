// SPDX-License-Identifier: MIT
// The letters of the literature, under the names that formulas use. For `using namespace` inside the
// function that writes a formula.
#pragma once

#include "reports/document/mathematics.hpp"

namespace candor::document::letters {

inline const Math I = letter("I"), S = letter("S"), B = letter("B"), Theta = letter("Theta"), Phi = letter("Phi"),
                  Delta = letter("Delta"), Omega = letter("Omega");                                     // sets
inline const Math i = letter("i"), j = letter("j"), r = letter("r"), a = letter("a"), b = letter("b");  // members
inline const Math theta = letter("theta"), phi = letter("phi"), psi = letter("psi"), chi = letter("chi"),
                  delta = letter("delta"), xi = letter("xi"), pi = letter("pi"), lambda = letter("lambda"),
                  omega = letter("omega");
inline const Math p = letter("p"), q = letter("q"), u = letter("u"), o = letter("o"), s = letter("s"), f = letter("f"),
                  g = letter("g"), h = letter("h"), t = letter("t"), v = letter("v"), w = letter("w"), x = letter("x"),
                  y = letter("y"), k = letter("k"), m = letter("m");
inline const Math U = letter("U"), T = letter("T"), V = letter("V"), D = letter("D"), R = letter("reals");

}  // namespace candor::document::letters
