// Text in the language of man(7), with what is special in it written so that it is not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace accord::cli {

/// Words in bold or italics, as a part of a line.
std::string roff_bold(std::string_view text);
std::string roff_italic(std::string_view text);

/// A page of the manual by its name, as a part of a line: accord-broker(1).
std::string roff_reference(std::string_view page);

/// A page that is written from its head to its end. What is called "line" is made of the parts
/// above; everything else is plain text.
class Roff {
  public:
    Roff(std::string_view name,
         std::string_view summary,
         std::string_view date,
         std::string_view source);

    void section(std::string_view title);
    void subsection(std::string_view title);
    void paragraph(std::string_view text);
    void usage(std::string_view line);
    /// Command lines, as they are typed.
    void examples(const std::vector<std::string>& lines);
    /// What is told of, and what is told.
    void item(std::string_view line, std::string_view text);
    /// More of the item before.
    void paragraph_of_item(std::string_view line);
    /// Divided by commas.
    void references(const std::vector<std::string>& lines);

    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    void begin_paragraph();
    void add(std::string_view line);

    std::string text_;
};

}  // namespace accord::cli
