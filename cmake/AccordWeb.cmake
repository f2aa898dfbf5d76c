# The page: built by npm and Vite from web/, and put into the library accord_web. Without it (ACCORD_WEB=OFF) the program
# serves the HTTP API alone, and browsers are told so.
option(ACCORD_WEB "Build the page of the broker, with Node.js and npm, into the program" ON)

set(into ${PROJECT_BINARY_DIR}/web)
set(embedded ${into}/embedded_page.cpp)
if(ACCORD_WEB)
  find_program(ACCORD_NPM npm)
  find_program(ACCORD_NODE node)
  if(NOT ACCORD_NPM OR NOT ACCORD_NODE)
    message(FATAL_ERROR "The page of the broker is built with Node.js 18 or later and npm (on Debian: apt-get install nodejs "
                        "npm). ACCORD_WEB=OFF builds the program without it.")
  endif()
  set(web ${PROJECT_SOURCE_DIR}/web)
  file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS ${web}/src/*)
  list(FILTER web_sources EXCLUDE REGEX "\\.test\\.tsx?$")
  set(ACCORD_WEB_PARTS ${into}/dist/parts.json) # what of npm is in the page, for the bill of materials
  add_custom_command(OUTPUT ${embedded} ${ACCORD_WEB_PARTS}
    COMMAND ${web}/scripts/modules.sh
    COMMAND ${CMAKE_COMMAND} -E env ACCORD_WEB_OUT=${into}/dist ${ACCORD_NPM} --silent --prefix ${web} run build -- --logLevel warn
    COMMAND ${ACCORD_NODE} ${web}/scripts/embed.mjs ${into}/dist ${into}
    DEPENDS ${web_sources} ${web}/index.html ${web}/package-lock.json ${web}/vite.config.ts ${web}/tsconfig.json
            ${web}/scripts/embed.mjs ${web}/scripts/head.ts ${web}/scripts/modules.sh ${web}/scripts/parts.ts
    COMMENT "Building the page" VERBATIM)
else()
  file(WRITE ${embedded}.new
    "#include \"broker/api/pages/web_files.hpp\"\nnamespace accord::broker::api {\nWebFiles embedded_page() { return {}; }\n}\n")
  file(COPY_FILE ${embedded}.new ${embedded} ONLY_IF_DIFFERENT)
endif()

add_library(accord_web STATIC ${embedded})
target_link_libraries(accord_web PRIVATE accord_flags)
