// Two XML documents compared under a tree of rules. Paths are `$.root.child.@attribute` and
// `$.root.child.#text`; an element may also be addressed with its index.
#pragma once

#include "matching/body/json_walk.hpp"
#include "matching/body/xml_document.hpp"
#include "matching/rules/mismatch.hpp"
#include "matching/rules/rule_cursor.hpp"

#include <string>
#include <vector>

namespace accord::matching {

/// Children of one name are compared in their order; names in any order. Where a name comes several
/// times the sentences say which of them is meant: the places have no index, as those of the Pact
/// core.
class XmlWalk {
  public:
    XmlWalk(const RuleTree& rules, UnexpectedKeys unexpected)
        : cursor_(rules), unexpected_(unexpected) {}

    Mismatches compare(const XmlElement& expected, const XmlElement& actual);

  private:
    using Place = RuleCursor::Place;
    using Group = std::vector<const XmlElement*>;

    Place enter(const Place& parent, const XmlName& name, std::string& key, std::size_t index);
    void element(const Place& place, const XmlElement& expected, const XmlElement& actual);
    bool element_itself(const Place& place, const XmlElement& expected, const XmlElement& actual);
    void attributes(const Place& place, const XmlElement& expected, const XmlElement& actual);
    void children(const Place& place, const XmlElement& expected, const XmlElement& actual);
    void group(const Place& parent,
               const Group& expected,
               const Group& actual,
               const XmlElement& actual_parent);
    void unexpected_group(const Place& parent, const XmlElement& actual);
    void text(const Place& place, std::string_view expected, std::string_view actual);

    void report(std::string_view rule,
                std::string expected,
                std::string actual,
                std::string sentence);

    /// One of several elements of a name that lie side by side, which paths do not tell apart.
    struct Sibling {
        std::string_view name;
        std::size_t index;
    };

    RuleCursor cursor_;
    UnexpectedKeys unexpected_;
    std::vector<Sibling> siblings_;  ///< those that the walk is in, the outermost first
    Mismatches out_;
};

}  // namespace accord::matching
