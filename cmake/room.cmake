# room(NAME [SOURCES ...] [PUBLIC ...] [PRIVATE ...]): one room of the house as a static library baroscape_NAME.
# Which rooms may be named in PUBLIC is checked against their floors by tests/lint/rooms_test.
function(room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(baroscape_${name} STATIC ${ROOM_SOURCES})
  target_include_directories(baroscape_${name} PUBLIC ${CMAKE_SOURCE_DIR}/lib)
  target_link_libraries(baroscape_${name} PUBLIC baroscape_options ${ROOM_PUBLIC} PRIVATE ${ROOM_PRIVATE})
endfunction()
