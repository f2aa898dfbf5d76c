// An element of an XML body, with matchers in its attributes and texts.
//
//     Xml("order")
//         .xmlns("", "urn:shop")
//         .attribute("id", integer(7))
//         .child(Xml("customer").text(like("Ada")))
//         .each_child(Xml("item").attribute("sku", regex("[A-Z]+", "KETTLE")))
#pragma once

#include "accord/export.hpp"
#include "accord/value.hpp"

#include <cstddef>
#include <memory>
#include <string>

namespace accord {

/// One element and all in it. Its parts may be given in any order, except that children keep
/// theirs. A copy is independent of the original. Throws PactError for what XML can't hold.
class ACCORD_API Xml {
  public:
    /// The name is written with its prefix: "shop:order".
    explicit Xml(const std::string& name);
    Xml(const Xml& other);
    Xml(Xml&& other) noexcept;
    Xml& operator=(Xml other) noexcept;
    ~Xml();

    /// Binds a prefix to a namespace, the empty prefix for names without one. Elements and
    /// attributes are then compared by namespace and name, whatever prefix the other side uses.
    Xml& xmlns(const std::string& prefix, const std::string& uri);

    /// A text or number. Attributes are written in the order of their names.
    Xml& attribute(const std::string& name, const Value& value);

    /// A text or number, before all children.
    Xml& text(const Value& value);

    Xml& child(const Xml& element);

    /// One or more elements like this one. Below it only the shape counts, as below like(), where
    /// there is no other matcher; the example is written `examples` times.
    Xml& each_child(const Xml& element, std::size_t examples = 1);

    struct Impl;  ///< Accord's own
    const Impl& impl() const { return *impl_; }

  private:
    std::unique_ptr<Impl> impl_;
};

}  // namespace accord
