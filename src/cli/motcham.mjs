#!/usr/bin/env node
// The door for people and scripts. Set-up first, then the pinned Node runs the command.
import './preflight.mjs';
