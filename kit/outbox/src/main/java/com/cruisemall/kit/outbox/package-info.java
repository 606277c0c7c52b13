/** Transactional outbox: events that are published after the commit of their change. */
@NullMarked
package com.cruisemall.kit.outbox;

import org.jspecify.annotations.NullMarked;
