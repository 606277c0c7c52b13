/** Tests of the test support. */
@NullMarked
package com.cruisemall.kit.test;

import org.jspecify.annotations.NullMarked;
