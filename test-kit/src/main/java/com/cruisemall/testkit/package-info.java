/** What the tests of all services share. */
@NullMarked
package com.cruisemall.testkit;

import org.jspecify.annotations.NullMarked;
