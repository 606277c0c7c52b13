/** What goes wrong, switched over HTTP. */
@NullMarked
package com.cruisemall.sandbox.fault;

import org.jspecify.annotations.NullMarked;
