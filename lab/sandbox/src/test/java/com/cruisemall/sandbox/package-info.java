/** Shared test fixtures of the sandbox. */
@NullMarked
package com.cruisemall.sandbox;

import org.jspecify.annotations.NullMarked;
