/** What the tests of all services share. */
@NullMarked
package com.cruisemall.kit.test;

import org.jspecify.annotations.NullMarked;
