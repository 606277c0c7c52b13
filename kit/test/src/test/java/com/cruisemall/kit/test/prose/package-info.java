/** Lint of the engineering prose of all modules: comments, log messages, pages. */
@NullMarked
package com.cruisemall.kit.test.prose;

import org.jspecify.annotations.NullMarked;
