# Reading these takes longer than most files of the rooms take to compile, so they are read once for all.
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/room_headers.cpp CONTENT "")
add_library(room_headers OBJECT ${CMAKE_BINARY_DIR}/room_headers.cpp)
target_link_libraries(room_headers PRIVATE baroscape_options Eigen3::Eigen)
target_precompile_headers(room_headers PRIVATE <Eigen/Core> <algorithm> <functional> <map> <memory> <optional> <string> <vector>)

# room(NAME [SOURCES ...] [PUBLIC ...] [PRIVATE ...]): one room of the house as a static library baroscape_NAME.
# Which rooms may be named in PUBLIC is checked against their floors by tests/lint/rooms_test.
function(room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(baroscape_${name} STATIC ${ROOM_SOURCES})
  target_include_directories(baroscape_${name} PUBLIC ${CMAKE_SOURCE_DIR}/lib)
  target_link_libraries(baroscape_${name} PUBLIC baroscape_options ${ROOM_PUBLIC} PRIVATE ${ROOM_PRIVATE})
  target_precompile_headers(baroscape_${name} REUSE_FROM room_headers)
endfunction()

# in_instruction_set(avx2|avx512 SOURCES...): compiles sources for that instruction set in a namespace of its own
# (lib/core/lanes.hpp says why).
function(in_instruction_set set)
  if(set STREQUAL "avx2")
    set(options "-march=x86-64-v3")
  else()
    # g++ 12 takes the undefined register that its own AVX-512 header starts from for a mistake of ours (GCC bug 105593).
    set(options "-march=x86-64-v4;$<$<CXX_COMPILER_ID:GNU>:-Wno-uninitialized;-Wno-maybe-uninitialized>")
  endif()
  set_source_files_properties(${ARGN} PROPERTIES SKIP_PRECOMPILE_HEADERS ON
    COMPILE_OPTIONS "${options}" COMPILE_DEFINITIONS "BAROSCAPE_ARCHITECTURE=${set}")
endfunction()

# one_by_one(SOURCES...): for kernels of plain doubles. Packing what a single pair adds into vectors takes longer than it saves:
# quenches of LJ38 in one lane are 10 % slower with it.
function(one_by_one)
  set_source_files_properties(${ARGN} PROPERTIES COMPILE_OPTIONS "-fno-tree-slp-vectorize")
endfunction()
