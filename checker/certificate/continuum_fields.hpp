// SPDX-License-Identifier: MIT
// The keys of continuum models, their statements and their evidence in a certificate (docs/certificate_format.md), once for writing and reading. `Form` is a Writer or a Reader.
#pragma once

#include "checker/certificate/form.hpp"

namespace candor::certificates {

template <class Form>
void fields(Form& form, continuum::Model& model) {
  form("agents", Names{model.agents});
}

template <class Form>
void fields(Form&, continuum::Place&) {}

template <class Form>
void fields(Form&, continuum::Example&) {}

template <class Form>
void fields(Form&, continuum::Choice&) {}

}  // namespace candor::certificates
