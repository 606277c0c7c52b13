/** Which sessions live: PostgreSQL is the truth, Redis is what is read. */
@NullMarked
package com.cruisemall.auth.session;

import org.jspecify.annotations.NullMarked;
