/** Answers to the public's questions, kept so that services need not give them twice. */
@NullMarked
package com.cruisemall.gateway.cache;

import org.jspecify.annotations.NullMarked;
