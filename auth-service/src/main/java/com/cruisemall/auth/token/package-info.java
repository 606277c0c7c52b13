/** Internal tokens of people and services, and their endpoints. */
@NullMarked
package com.cruisemall.auth.token;

import org.jspecify.annotations.NullMarked;
