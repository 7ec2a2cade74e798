# Reading these takes longer than most files of the rooms take to compile, so they are read once for all.
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/room_headers.cpp CONTENT "")
# Headers read beforehand serve only files that are optimised as they were.
set(cool_options $<$<CONFIG:Release>:-O1>)
foreach(headers room_headers cool_room_headers)
  add_library(${headers} OBJECT ${CMAKE_BINARY_DIR}/room_headers.cpp)
  target_link_libraries(${headers} PRIVATE baroscape_options Eigen3::Eigen)
  target_precompile_headers(${headers} PRIVATE <Eigen/Core> <algorithm> <functional> <map> <memory> <optional> <string> <vector>)
endforeach()
target_compile_options(cool_room_headers PRIVATE ${cool_options})

# room(NAME [COOL] [SOURCES ...] [PUBLIC ...] [PRIVATE ...]): one room of the house as a static library baroscape_NAME.
# COOL rooms spend their time on text and files, not on numbers, and are optimised less so that building takes less.
# Which rooms may be named in PUBLIC is checked against their floors by tests/lint/rooms_test.
function(room name)
  cmake_parse_arguments(ROOM "COOL" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(baroscape_${name} STATIC ${ROOM_SOURCES})
  target_include_directories(baroscape_${name} PUBLIC ${CMAKE_SOURCE_DIR}/lib)
  target_link_libraries(baroscape_${name} PUBLIC baroscape_options ${ROOM_PUBLIC} PRIVATE ${ROOM_PRIVATE})
  if(ROOM_COOL)
    target_compile_options(baroscape_${name} PRIVATE ${cool_options})
    target_precompile_headers(baroscape_${name} REUSE_FROM cool_room_headers)
  else()
    target_precompile_headers(baroscape_${name} REUSE_FROM room_headers)
  endif()
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
