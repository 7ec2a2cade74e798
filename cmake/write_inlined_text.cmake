# Writes FOLDER/NAME.hpp and FOLDER/NAME.cpp with the text of FILES (separated by |); see inline_texts.cmake.
# The text goes into raw string literals: a quarter of the size of lists of bytes, and compiled at once. Each holds at most
# 60,000 characters, for compilers that take no more.
set(fence "~inlined~")
set(piece_length 60000)
string(REPLACE "|" ";" files "${FILES}")
set(literals "")
set(length_of_all 0)
foreach(file IN LISTS files)
  if(NOT EXISTS "${file}")
    message(FATAL_ERROR "${file}: is missing")
  endif()
  file(READ "${file}" hexadecimal HEX)
  file(READ "${file}" text)
  string(LENGTH "${hexadecimal}" digits)
  string(LENGTH "${text}" length)
  math(EXPR bytes "${digits} / 2")
  string(TOLOWER "${text}" lower)
  foreach(forbidden "</script" "<!--" "</style" "${fence}")
    string(FIND "${lower}" "${forbidden}" at)
    if(NOT at EQUAL -1)
      message(FATAL_ERROR "${file}: contains ${forbidden}, which would end what it is put into")
    endif()
  endforeach()
  if(NOT bytes EQUAL length)
    message(FATAL_ERROR "${file}: contains a zero byte or what CMake does not read as text")
  endif()
  set(from 0)
  while(from LESS length)
    string(SUBSTRING "${text}" ${from} ${piece_length} piece)
    string(APPEND literals "    R\"${fence}(${piece})${fence}\"\n")
    math(EXPR from "${from} + ${piece_length}")
  endwhile()
  string(APPEND literals "    \"\\n\"\n")
endforeach()
file(WRITE "${FOLDER}/${NAME}.hpp" "// Generated.
#pragma once
#include <string_view>
namespace baroscape::inlined {
extern const std::string_view ${NAME};
}
")
file(WRITE "${FOLDER}/${NAME}.cpp" "// Generated.
#include \"inlined/${NAME}.hpp\"
namespace baroscape::inlined {
const std::string_view ${NAME} =
${literals}    ;
}
")
