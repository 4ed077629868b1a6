// SPDX-License-Identifier: MIT
// The keys of dynamic models, their statements and their evidence in a certificate (docs/certificate_format.md), once for writing and reading. `Form` is a Writer or a Reader.
#pragma once

#include "checker/certificate/form.hpp"

namespace candor::certificates {

template <class Form>
void fields(Form& form, dynamic::Model& model) {
  form("agents", Names{model.agents});
}

template <class Form>
void fields(Form&, dynamic::Place&) {}

template <class Form>
void fields(Form&, dynamic::Example&) {}

template <class Form>
void fields(Form&, dynamic::Choice&) {}

}  // namespace candor::certificates
