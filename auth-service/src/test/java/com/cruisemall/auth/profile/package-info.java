/** Tests of trips without a server. */
@NullMarked
package com.cruisemall.auth.profile;

import org.jspecify.annotations.NullMarked;
