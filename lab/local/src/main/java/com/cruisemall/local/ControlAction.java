package com.cruisemall.local;

/** Additional POST action of the {@link ControlEndpoint}. */
@FunctionalInterface
public interface ControlAction {
  void perform(QueryParameters query) throws Exception;
}
