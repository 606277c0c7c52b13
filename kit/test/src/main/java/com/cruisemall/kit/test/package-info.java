/** Test support of all modules: backing servers, signed tokens, architecture rules, prose lint. */
@NullMarked
package com.cruisemall.kit.test;

import org.jspecify.annotations.NullMarked;
