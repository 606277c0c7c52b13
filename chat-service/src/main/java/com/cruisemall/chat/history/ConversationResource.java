package com.cruisemall.chat.history;

import com.cruisemall.chat.conversation.ConversationId;
import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.Caller;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.page.Pagination;
import com.cruisemall.kit.transactions.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseHeader;

/**
 * {@code /api/chat/conversations}: a signed-in person's own, and no other's. Guests get 401; what
 * is not the person's does not exist (404).
 */
@Path("/api/chat/conversations")
@RunOnVirtualThread
class ConversationResource {
  record ConversationsAnswer(List<Summary> conversations, Pagination pagination)
      implements SuccessBody {}

  record ConversationAnswer(ConversationView conversation) implements SuccessBody {}

  record ConversationView(
      UUID id, String title, Instant createdAt, Instant updatedAt, List<StoredMessage> messages) {
    static ConversationView of(Summary summary, List<StoredMessage> messages) {
      return new ConversationView(
          summary.id(), summary.title(), summary.createdAt(), summary.updatedAt(), messages);
    }
  }

  private final ConversationRepository table;
  private final Transactions transactions;
  private final HistoryConfig config;
  private final Caller caller;

  ConversationResource(
      ConversationRepository table, Transactions transactions, HistoryConfig config, Caller caller) {
    this.table = table;
    this.transactions = transactions;
    this.config = config;
    this.caller = caller;
  }

  /**
   * The newest first: {@code {ok,conversations:[{id,title,messages,createdAt,updatedAt}],
   * pagination}}, where {@code messages} is their number.
   */
  @GET
  @ResponseHeader(name = "Cache-Control", value = "private, no-store")
  public ConversationsAnswer list(@Valid @BeanParam PageRequest page) {
    UUID owner = caller.requireUserId();
    return transactions.call(
        () -> new ConversationsAnswer(table.page(owner, page), page.of(table.count(owner))));
  }

  /**
   * {@code {ok,conversation:{id,title,createdAt,updatedAt,messages:[{role,content,source?,complete,
   * createdAt}]}}}, in the order in which they were said.
   */
  @GET
  @Path("{id}")
  @ResponseHeader(name = "Cache-Control", value = "private, no-store")
  public ConversationAnswer read(UUID id) {
    UUID owner = caller.requireUserId();
    ConversationId known = known(id);
    return transactions
        .call(() ->
            table
                .find(known, owner)
                .map(found -> ConversationView.of(found, table.all(known, config.messages()))))
        .map(ConversationAnswer::new)
        .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
  }

  /** Deletes the conversation with all that was said in it. */
  @DELETE
  @Path("{id}")
  @ResponseHeader(name = "Cache-Control", value = "private, no-store")
  public SuccessBody delete(UUID id) {
    UUID owner = caller.requireUserId();
    ConversationId known = known(id);
    if (!transactions.call(() -> table.delete(known, owner))) {
      throw new ApiException(CommonError.NOT_FOUND);
    }
    return SuccessBody.plain();
  }

  private static ConversationId known(UUID id) {
    if (id.version() != 7) {
      throw new ApiException(CommonError.NOT_FOUND);
    }
    return new ConversationId(id);
  }
}
