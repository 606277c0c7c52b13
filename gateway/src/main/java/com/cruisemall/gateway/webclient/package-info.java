/** The pages that people see. */
@NullMarked
package com.cruisemall.gateway.webclient;

import org.jspecify.annotations.NullMarked;
