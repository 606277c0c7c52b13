/** The start page in one request. */
@NullMarked
package com.cruisemall.gateway.home;

import org.jspecify.annotations.NullMarked;
