"use strict";
// Niceties only; every page works without.
