/** Tests of the web client that need no browser. */
@NullMarked
package com.cruisemall.gateway.webclient;

import org.jspecify.annotations.NullMarked;
