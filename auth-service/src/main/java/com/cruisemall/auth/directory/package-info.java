/** What Redis knows of the sessions: a copy of what PostgreSQL knows, and what is read. */
@NullMarked
package com.cruisemall.auth.directory;

import org.jspecify.annotations.NullMarked;
