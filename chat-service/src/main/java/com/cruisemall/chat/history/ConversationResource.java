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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * {@code /api/chat/conversations}: conversations of the signed-in person. Guests get 401, requests
 * for a conversation of another person 404.
 */
@Path("/api/chat/conversations")
@Produces(MediaType.APPLICATION_JSON)
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

  private final ConversationRepository conversations;
  private final Transactions transactions;
  private final HistoryConfig config;
  private final Caller caller;

  ConversationResource(
      ConversationRepository conversations,
      Transactions transactions,
      HistoryConfig config,
      Caller caller) {
    this.conversations = conversations;
    this.transactions = transactions;
    this.config = config;
    this.caller = caller;
  }

  /**
   * Lists the newest conversations first: {@code
   * {ok,conversations:[{id,title,messages,createdAt,updatedAt}],pagination}}, where {@code
   * messages} is their number.
   */
  @GET
  public ConversationsAnswer list(@Valid @BeanParam PageRequest page) {
    UUID owner = caller.requireUserId();
    return transactions.call(() ->
        new ConversationsAnswer(
            conversations.findPage(owner, page), page.of(conversations.count(owner))));
  }

  /**
   * Returns {@code {ok,conversation:{id,title,createdAt,updatedAt,messages:[{role,content,source?,
   * complete,createdAt}]}}} with the oldest message first.
   */
  @GET
  @Path("{id}")
  public ConversationAnswer read(UUID id) {
    UUID owner = caller.requireUserId();
    ConversationId requested = parse(id);
    return transactions
        .call(() ->
            conversations
                .find(requested, owner)
                .map(found ->
                    ConversationView.of(
                        found, conversations.findMessages(requested, config.messages()))))
        .map(ConversationAnswer::new)
        .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
  }

  /** Deletes the conversation with its messages. */
  @DELETE
  @Path("{id}")
  public SuccessBody delete(UUID id) {
    UUID owner = caller.requireUserId();
    ConversationId requested = parse(id);
    if (!transactions.call(() -> conversations.delete(requested, owner))) {
      throw new ApiException(CommonError.NOT_FOUND);
    }
    return SuccessBody.plain();
  }

  private static ConversationId parse(UUID id) {
    if (id.version() != 7) {
      throw new ApiException(CommonError.NOT_FOUND);
    }
    return new ConversationId(id);
  }
}
