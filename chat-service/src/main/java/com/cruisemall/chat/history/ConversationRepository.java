package com.cruisemall.chat.history;

import com.cruisemall.chat.conversation.ConversationId;
import com.cruisemall.chat.conversation.Message;
import com.cruisemall.chat.conversation.Role;
import com.cruisemall.kit.page.PageRequest;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Repository of conversations and their messages. Callers open the transaction. Messages are only
 * appended; the locked row of the conversation assigns their positions.
 */
@Singleton
class ConversationRepository {
  private final EntityManager entityManager;
  private final Clock clock;

  ConversationRepository(EntityManager entityManager, Clock clock) {
    this.entityManager = entityManager;
    this.clock = clock;
  }

  /** Creates a conversation; returns false if the id exists. */
  boolean create(ConversationId id, UUID owner, String title) {
    return entityManager
            .createNativeQuery(
                """
                insert into conversation (id, account_id, title, created_at, updated_at)
                values (:id, :owner, :title, :now, :now)
                on conflict (id) do nothing
                """)
            .setParameter("id", id.value())
            .setParameter("owner", owner)
            .setParameter("title", title)
            .setParameter("now", clock.instant())
            .executeUpdate()
        == 1;
  }

  /**
   * Locks a conversation of the owner and reserves positions for messages.
   *
   * @return the first position; empty if the owner has no such conversation
   */
  Optional<Integer> reservePositions(ConversationId id, UUID owner, int positions) {
    List<?> first =
        entityManager
            .createNativeQuery(
                """
                update conversation set messages = messages + :positions, updated_at = :now
                where id = :id and account_id = :owner
                returning messages - :positions
                """)
            .setParameter("id", id.value())
            .setParameter("owner", owner)
            .setParameter("positions", positions)
            .setParameter("now", clock.instant())
            .getResultList();
    return first.stream().findFirst().map(position -> ((Number) position).intValue());
  }

  void addMessage(
      ConversationId id, int position, Message message, @Nullable String source, boolean complete) {
    entityManager
        .createNativeQuery(
            """
            insert into conversation_message
              (conversation_id, position, role, content, source, complete, created_at)
            values (:id, :position, :role, :content, cast(:source as text), :complete, :now)
            """)
        .setParameter("id", id.value())
        .setParameter("position", position)
        .setParameter("role", message.role().name())
        // PostgreSQL text cannot contain U+0000.
        .setParameter("content", message.content().replace("\0", ""))
        .setParameter("source", source)
        .setParameter("complete", complete)
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  /** Returns the newest messages, oldest first. */
  List<Message> findNewestMessages(ConversationId id, int limit) {
    return rows(
            """
            select role, content from (
              select role, content, position from conversation_message
              where conversation_id = :id order by position desc limit :limit
            ) newest order by position
            """,
            id,
            limit)
        .stream()
        .map(row ->
            new Message(
                Role.valueOf(row.get("role", String.class)), row.get("content", String.class)))
        .toList();
  }

  List<StoredMessage> findMessages(ConversationId id, int limit) {
    return rows(
            """
            select role, content, source, complete, created_at from conversation_message
            where conversation_id = :id order by position limit :limit
            """,
            id,
            limit)
        .stream()
        .map(row ->
            StoredMessage.of(
                row.get("role", String.class),
                row.get("content", String.class),
                row.get("source", String.class),
                row.get("complete", Boolean.class),
                row.get("created_at", Instant.class)))
        .toList();
  }

  List<Summary> findPage(UUID owner, PageRequest page) {
    return entityManager
        .createQuery(
            """
            from StoredConversation where accountId = :owner
            order by updatedAt desc, id desc
            """,
            StoredConversation.class)
        .setParameter("owner", owner)
        .setFirstResult(page.offset())
        .setMaxResults(page.limit())
        .getResultStream()
        .map(StoredConversation::summary)
        .toList();
  }

  long count(UUID owner) {
    return entityManager
        .createQuery("select count(*) from StoredConversation where accountId = :owner", Long.class)
        .setParameter("owner", owner)
        .getSingleResult();
  }

  Optional<Summary> find(ConversationId id, UUID owner) {
    return entityManager
        .createQuery(
            "from StoredConversation where id = :id and accountId = :owner",
            StoredConversation.class)
        .setParameter("id", id.value())
        .setParameter("owner", owner)
        .getResultStream()
        .map(StoredConversation::summary)
        .findFirst();
  }

  boolean delete(ConversationId id, UUID owner) {
    return entityManager
            .createNativeQuery("delete from conversation where id = :id and account_id = :owner")
            .setParameter("id", id.value())
            .setParameter("owner", owner)
            .executeUpdate()
        == 1;
  }

  /** Deletes the oldest conversations above the limit, except locked rows. */
  void deleteExcess(UUID owner, int limit) {
    entityManager
        .createNativeQuery(
            """
            delete from conversation where id in (
              select id from conversation where account_id = :owner
              order by updated_at desc, id desc offset :limit for update skip locked)
            """)
        .setParameter("owner", owner)
        .setParameter("limit", limit)
        .executeUpdate();
  }

  /** Deletes a batch of the conversations without activity since the given time. */
  int deleteInactive(Instant since, int limit) {
    return entityManager
        .createNativeQuery(
            """
            delete from conversation where id in (
              select id from conversation where updated_at < :since
              order by updated_at limit :limit for update skip locked)
            """)
        .setParameter("since", since)
        .setParameter("limit", limit)
        .executeUpdate();
  }

  @SuppressWarnings("unchecked")
  private List<Tuple> rows(String sql, ConversationId id, int limit) {
    return entityManager
        .createNativeQuery(sql, Tuple.class)
        .setParameter("id", id.value())
        .setParameter("limit", limit)
        .getResultList();
  }
}
