/** What the tests of the sandbox share. */
@NullMarked
package com.cruisemall.sandbox;

import org.jspecify.annotations.NullMarked;
