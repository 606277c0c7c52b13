package com.cruisemall.payment.pageconfig;

import com.cruisemall.kit.version.Version;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Repository of the page configuration, which is replaced as a whole. Requires a transaction. */
@ApplicationScoped
public class PageConfigRepository {
  private final EntityManager database;
  private final ObjectMapper json;

  PageConfigRepository(EntityManager database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** All sections, with inactive pieces and a common version. */
  public record Stored(List<PageSection> sections, Version version) {}

  /** Reads sections and version in one statement, so that they are consistent. */
  public Stored read() {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select v.version, c.section, c.key, cast(c.content as text) as content, c.is_active
                from page_config_version v left join page_config c on true
                where v.id = 1 order by c.position, c.section, c.key
                """,
                Tuple.class)
            .getResultList();
    Map<String, List<PageSection.Piece>> sections = new LinkedHashMap<>();
    for (Tuple row : rows) {
      if (row.get("section", String.class) != null) {
        sections
            .computeIfAbsent(row.get("section", String.class), _ -> new ArrayList<>())
            .add(piece(row));
      }
    }
    return new Stored(
        sections.entrySet().stream()
            .map(section -> new PageSection(section.getKey(), section.getValue()))
            .toList(),
        new Version(rows.getFirst().get("version", Long.class)));
  }

  /** Replaces all sections; returns false if they have another version. */
  public boolean replace(List<PageSection> sections, Version version, Instant now) {
    int current =
        database
            .createNativeQuery(
                """
                update page_config_version set version = version + 1
                where id = 1 and version = :version
                """)
            .setParameter("version", version.number())
            .executeUpdate();
    if (current == 0) {
      return false;
    }
    database.createNativeQuery("delete from page_config").executeUpdate();
    int position = 0;
    for (PageSection section : sections) {
      for (PageSection.Piece piece : section.pieces()) {
        database
            .createNativeQuery(
                """
                insert into page_config
                  (id, section, key, content, is_active, position, updated_at)
                values (:id, :section, :key, cast(:content as jsonb), :active, :position, :now)
                """)
            .setParameter("id", UuidCreator.getTimeOrderedEpoch())
            .setParameter("section", section.section())
            .setParameter("key", piece.key())
            .setParameter("content", piece.content().toString())
            .setParameter("active", piece.active())
            .setParameter("position", position++)
            .setParameter("now", now)
            .executeUpdate();
      }
    }
    return true;
  }

  private PageSection.Piece piece(Tuple row) {
    try {
      return new PageSection.Piece(
          row.get("key", String.class),
          json.readTree(row.get("content", String.class)),
          row.get("is_active", Boolean.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("unreadable JSON in the database", e);
    }
  }
}
